package org.aubade.program;

import java.time.Duration;
import org.aubade.time.Durations;
import org.jspecify.annotations.Nullable;

/**
 * The modifiers that every kind of step may have. They nest as {@code optional(retry(timeout(step)))}: the timeout bounds
 * one attempt, the retry repeats failed attempts, and only if the last attempt fails does {@code optional} matter.
 *
 * @param timeout the limit for one attempt, waiting in queues included, or null for none; for a message it replaces the
 *     configured default
 * @param retry how a failed attempt is repeated, or null if it is not
 * @param optional whether the surrounding step tolerates a failure, which is recorded all the same
 * @param name the name that people see, or null
 */
public record Modifiers(
        @Nullable Duration timeout,
        @Nullable Retry retry,
        boolean optional,
        @Nullable String name) {
    /** The greatest length of a step's name, in characters. */
    public static final int MAX_NAME = 200;

    /** No modifiers. */
    public static final Modifiers NONE = new Modifiers(null, null, false, null);

    /** @throws IllegalArgumentException if the timeout is less than a millisecond or out of range, or the name is blank or too long */
    public Modifiers {
        timeout = timeout == null ? null : requireTimeout(timeout);
        name = name == null ? null : requireName(name);
    }

    /** Returns {@code timeout} if it is valid; throws an IllegalArgumentException otherwise. */
    public static Duration requireTimeout(Duration timeout) {
        Durations.requireWithin("timeout", timeout, Duration.ofMillis(1));
        return timeout;
    }

    /** Returns {@code name} if it is a valid name of a step; throws an IllegalArgumentException otherwise. */
    public static String requireName(String name) {
        if (name.isBlank() || name.length() > MAX_NAME) {
            throw new IllegalArgumentException(
                    "name must be 1 to " + MAX_NAME + " characters and not blank; found '" + name + "'");
        }
        return name;
    }

    /** Whether there is neither a timeout nor a retry, so that the step is executed once and without a limit of its own. */
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
