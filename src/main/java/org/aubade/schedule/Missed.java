package org.aubade.schedule;

import java.time.Duration;
import org.aubade.time.Durations;

/**
 * What becomes of an occurrence that fell due while nobody was there to run it.
 *
 * @param within how late it may still run, from zero; an older one is skipped
 */
public record Missed(Duration within) {
    /** Fifteen minutes. */
    public static final Missed DEFAULT = new Missed(Duration.ofMinutes(15));

    /** @throws IllegalArgumentException if {@code within} is negative, too long, or not whole milliseconds */
    public Missed {
        Durations.requireWithin("within", within, Duration.ZERO);
    }
}
