package org.aubade.run;

/**
 * The bounds of what runs at a time, and where.
 *
 * @param maxActive how many runs may be under way or wait; one more is refused
 * @param maxQueued how many runs of one program may wait for their turn
 * @param node what people call this node
 */
public record RunSettings(int maxActive, int maxQueued, String node) {
    /** 20,000 at once, 100 waiting for each program. */
    public static final RunSettings DEFAULT = new RunSettings(20_000, 100, "here");

    /** @throws IllegalArgumentException if a bound is below 1 */
    public RunSettings {
        if (maxActive < 1 || maxQueued < 1) {
            throw new IllegalArgumentException(
                    "run limits must be 1 or more; found " + maxActive + " active and " + maxQueued + " queued");
        }
    }
}
