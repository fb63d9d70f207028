package org.aubade.program;

import java.time.Duration;
import org.aubade.time.Durations;
import org.jspecify.annotations.Nullable;

/**
 * What any step may say beside what it does. They compose as {@code optional(retry(timeout(step)))}: the timeout bounds
 * one attempt, the retry repeats attempts, and only what remains failed is tolerated.
 *
 * @param timeout how long one attempt may take, waiting included; for a message it replaces the configured default
 * @param retry how a failed attempt is repeated
 * @param optional whether a failure is recorded and then tolerated by the surrounding step
 * @param name what people call the step
 */
public record Modifiers(
        @Nullable Duration timeout,
        @Nullable Retry retry,
        boolean optional,
        @Nullable String name) {
    /** How long a step's name may be, in characters. */
    public static final int MAX_NAME = 200;

    /** No modifier. */
    public static final Modifiers NONE = new Modifiers(null, null, false, null);

    /** @throws IllegalArgumentException if the timeout is not above zero, or the name is blank or too long */
    public Modifiers {
        timeout = timeout == null ? null : requireTimeout(timeout);
        name = name == null ? null : requireName(name);
    }

    static Duration requireTimeout(Duration timeout) {
        Durations.requireWithin("timeout", timeout, Duration.ofMillis(1));
        return timeout;
    }

    static String requireName(String name) {
        if (name.isBlank() || name.length() > MAX_NAME) {
            throw new IllegalArgumentException(
                    "name must be 1 to " + MAX_NAME + " characters and not blank; found '" + name + "'");
        }
        return name;
    }

    /** Whether it leaves the execution of the step as it is, whatever is then made of its outcome. */
    public boolean isBare() {
        return timeout == null && retry == null;
    }

    Modifiers withTimeout(Duration newTimeout) {
        return new Modifiers(newTimeout, retry, optional, name);
    }

    Modifiers withRetry(Retry newRetry) {
        return new Modifiers(timeout, newRetry, optional, name);
    }

    Modifiers asOptional() {
        return new Modifiers(timeout, retry, true, name);
    }

    Modifiers withName(String newName) {
        return new Modifiers(timeout, retry, optional, newName);
    }
}
