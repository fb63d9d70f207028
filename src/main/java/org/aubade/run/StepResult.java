package org.aubade.run;

import java.time.Instant;
import org.aubade.program.Step;
import org.aubade.program.StepPath;
import org.jspecify.annotations.Nullable;

/**
 * What became of one step.
 *
 * @param path where it is in the program
 * @param step what it is
 * @param state where it stands
 * @param started when its first attempt began; null if it never did
 * @param finished when it was over; null before
 * @param error why it failed, was skipped or cancelled, or why its last attempt failed; null where all is well
 * @param attempt the number of the current or last attempt, from 1; 0 before the first
 */
public record StepResult(
        StepPath path,
        Step step,
        StepState state,
        @Nullable Instant started,
        @Nullable Instant finished,
        @Nullable String error,
        int attempt) {}
