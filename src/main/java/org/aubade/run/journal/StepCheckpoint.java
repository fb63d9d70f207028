package org.aubade.run.journal;

import java.time.Instant;
import org.aubade.run.StepResult;
import org.aubade.run.StepState;
import org.jspecify.annotations.Nullable;

/**
 * What the journal keeps of one step; a later mark of the same step replaces it. A step without a mark is PENDING.
 *
 * @param step its number in the plan of the run
 * @param state where it stands
 * @param attempt the number of the current or last attempt, from 1; 0 before the first
 * @param started when its first attempt began; null if it never did
 * @param finished when it was over; null before
 * @param error as in {@link StepResult}
 * @param sent whether its message must not be doubled and was, or is about to be, told to its device
 */
public record StepCheckpoint(
        int step,
        StepState state,
        int attempt,
        @Nullable Instant started,
        @Nullable Instant finished,
        @Nullable String error,
        boolean sent) {}
