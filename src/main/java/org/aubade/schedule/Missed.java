package org.aubade.schedule;

import java.time.Duration;
import org.aubade.time.Durations;

/**
 * What becomes of an occurrence that could not run when it was due.
 *
 * @param within how late it may still run, from zero; later than that it is missed
 */
public record Missed(Duration within) {
    /** Fifteen minutes. */
    public static final Missed DEFAULT = new Missed(Duration.ofMinutes(15));

    /** @throws IllegalArgumentException if {@code within} is negative, too long, or not whole milliseconds */
    public Missed {
        Durations.requireWithin("within", within, Duration.ZERO);
    }
}
