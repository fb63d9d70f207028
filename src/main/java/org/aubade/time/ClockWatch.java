package org.aubade.time;

import java.time.Duration;
import java.time.Instant;

/** Notices that the clock was set, or that the machine slept, since then the clock and the ticker move apart. */
public final class ClockWatch {
    private final TimeSource time;
    private Instant instant;
    private long ticks;

    public ClockWatch(TimeSource time) {
        this.time = time;
        this.instant = time.now();
        this.ticks = time.ticker().getAsLong();
    }

    /** Whether the clock has moved more than {@link TimeSource#MAX_SKEW} against the ticker since the last call, or since it was made. */
    public synchronized boolean wasSet() {
        Instant now = time.now();
        long current = time.ticker().getAsLong();
        Duration apart = Duration.between(instant, now).minusNanos(current - ticks);
        instant = now;
        ticks = current;
        return apart.abs().compareTo(TimeSource.MAX_SKEW) > 0;
    }
}
