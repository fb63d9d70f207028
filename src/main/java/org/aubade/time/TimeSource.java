package org.aubade.time;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;

/** Where time comes from: {@code clock} says now, {@code timer} runs what waits; in tests both are virtual. */
public record TimeSource(Clock clock, ScheduledExecutorService timer) {
    public TimeSource {
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(timer, "timer");
    }

    /** The current instant of the clock. */
    public Instant now() {
        return clock.instant();
    }
}
