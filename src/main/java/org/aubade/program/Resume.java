package org.aubade.program;

import java.time.Duration;
import org.aubade.time.Durations;

/**
 * How a run goes on whose process is gone.
 *
 * @param onResume what a message means to its run that must not be doubled, was sent, and was not answered
 * @param staleAfter a run that was interrupted for longer is cancelled instead; whole milliseconds, 0 to 366 days
 */
public record Resume(OnResume onResume, Duration staleAfter) {
    /** Goes on, after 15 minutes at most. */
    public static final Resume DEFAULT = new Resume(OnResume.CONTINUE, Duration.ofMinutes(15));

    /** @throws IllegalArgumentException if {@code staleAfter} is out of its range */
    public Resume {
        Durations.requireWithin("staleAfter", staleAfter, Duration.ZERO);
    }
}
