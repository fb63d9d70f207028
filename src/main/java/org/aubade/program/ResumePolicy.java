package org.aubade.program;

import java.time.Duration;
import org.aubade.time.Durations;

/**
 * How a run is resumed after its process has ended.
 *
 * @param onResume how the run treats a message that was sent, has no recorded answer, and may not be sent again
 * @param staleAfter a run that was interrupted for longer is cancelled instead; whole milliseconds, 0 to 366 days
 */
public record ResumePolicy(OnResume onResume, Duration staleAfter) {
    /** Continues, unless the interruption was longer than 15 minutes. */
    public static final ResumePolicy DEFAULT = new ResumePolicy(OnResume.CONTINUE, Duration.ofMinutes(15));

    /** @throws IllegalArgumentException if {@code staleAfter} is out of range */
    public ResumePolicy {
        Durations.requireWithin("staleAfter", staleAfter, Duration.ZERO);
    }
}
