package org.aubade.time;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;

/**
 * Where time comes from: {@code clock} says now, {@code timer} runs what waits, and {@code ticker} counts the timer's
 * nanoseconds from an unknown beginning, never backwards; in tests all are virtual.
 */
public record TimeSource(Clock clock, ScheduledExecutorService timer, LongSupplier ticker) {
    public TimeSource {
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(timer, "timer");
        Objects.requireNonNull(ticker, "ticker");
    }

    /** With the ticker of the executors of the JDK. */
    public TimeSource(Clock clock, ScheduledExecutorService timer) {
        this(clock, timer, System::nanoTime);
    }

    /** The current instant of the clock. */
    public Instant now() {
        return clock.instant();
    }
}
