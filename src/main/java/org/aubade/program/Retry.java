package org.aubade.program;

import java.time.Duration;
import org.aubade.time.Durations;

/**
 * Repeats a failed step up to {@code times} more times; the n-th repetition waits {@code delay · factorⁿ⁻¹}.
 *
 * @param times 1 to 100
 * @param delay zero or more
 * @param factor 1 to 10
 */
public record Retry(int times, Duration delay, double factor) {
    /** How many repetitions a step may have. */
    public static final int MAX_TIMES = 100;

    /** @throws IllegalArgumentException if an argument is out of its range */
    public Retry {
        if (times < 1 || times > MAX_TIMES) {
            throw new IllegalArgumentException("retry times must be 1 to " + MAX_TIMES + "; found " + times);
        }
        Durations.requireWithin("retry delay", delay, Duration.ZERO);
        if (!(factor >= 1 && factor <= 10)) {
            throw new IllegalArgumentException("retry factor must be 1 to 10; found " + factor);
        }
    }

    /** A constant delay. */
    public Retry(int times, Duration delay) {
        this(times, delay, 1);
    }

    /** How long to wait before repetition {@code n}, the first being 1; never more than {@link Durations#MAX}. */
    public Duration delayBefore(int n) {
        double millis = delay.toMillis() * Math.pow(factor, n - 1.0);
        return millis >= Durations.MAX.toMillis() ? Durations.MAX : Duration.ofMillis(Math.round(millis));
    }
}
