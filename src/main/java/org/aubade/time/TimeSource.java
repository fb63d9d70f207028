package org.aubade.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;

/**
 * The source of time: {@code clock} gives the current instant, {@code timer} runs delayed tasks, and {@code ticker} counts the
 * nanoseconds of the timer from an arbitrary start, never backwards. In tests all three are virtual.
 */
public record TimeSource(Clock clock, ScheduledExecutorService timer, LongSupplier ticker) {
    /** How far clocks may differ that count as right: those of two nodes, or one before and after a small correction. */
    public static final Duration MAX_SKEW = Duration.ofMinutes(5);

    public TimeSource {
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(timer, "timer");
        Objects.requireNonNull(ticker, "ticker");
    }

    /** A source with the ticker that the JDK's executors use. */
    public TimeSource(Clock clock, ScheduledExecutorService timer) {
        this(clock, timer, System::nanoTime);
    }

    /** The current instant of the clock. */
    public Instant now() {
        return clock.instant();
    }
}
