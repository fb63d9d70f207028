package org.aubade.program;

import java.time.Duration;
import org.aubade.time.Durations;

/**
 * How a failed step is repeated: at most {@code times} times, the n-th repetition after {@code delay · factorⁿ⁻¹}.
 *
 * @param times the greatest number of repetitions after the first attempt, 1 to 100
 * @param delay the wait before the first repetition, zero or more
 * @param factor what each wait is multiplied with to get the next, 1 to 10
 */
public record Retry(int times, Duration delay, double factor) {
    /** The greatest number of repetitions. */
    public static final int MAX_TIMES = 100;

    /** @throws IllegalArgumentException if an argument is out of range */
    public Retry {
        if (times < 1 || times > MAX_TIMES) {
            throw new IllegalArgumentException("retry times must be 1 to " + MAX_TIMES + "; found " + times);
        }
        Durations.requireWithin("retry delay", delay, Duration.ZERO);
        if (!(factor >= 1 && factor <= 10)) {
            throw new IllegalArgumentException("retry factor must be 1 to 10; found " + factor);
        }
    }

    /** Repeats with a constant delay. */
    public Retry(int times, Duration delay) {
        this(times, delay, 1);
    }

    /** The wait before repetition {@code n}, counted from 1; at most {@link Durations#MAX}. */
    public Duration delayBefore(int n) {
        double millis = delay.toMillis() * Math.pow(factor, n - 1.0);
        return millis >= Durations.MAX.toMillis() ? Durations.MAX : Duration.ofMillis(Math.round(millis));
    }
}
