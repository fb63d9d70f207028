package org.aubade.run;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a run at one moment.
 *
 * @param id its name
 * @param program the name of its program
 * @param cause why there is a run
 * @param state where it stands
 * @param requested when it was asked for
 * @param started when its first step could begin; null while it waits
 * @param finished when it was over; null before
 * @param error why it failed or was cancelled; null where all is well
 * @param resumptions how it went on after its node was gone, oldest first
 * @param steps every step in the order of the program; empty in a summary
 */
public record Run(
        RunId id,
        String program,
        Cause cause,
        RunState state,
        Instant requested,
        @Nullable Instant started,
        @Nullable Instant finished,
        @Nullable String error,
        List<Resumption> resumptions,
        List<StepResult> steps) {
    public Run {
        resumptions = List.copyOf(resumptions);
        steps = List.copyOf(steps);
    }

    /** The same without the steps. */
    public Run summary() {
        return steps.isEmpty()
                ? this
                : new Run(id, program, cause, state, requested, started, finished, error, resumptions, List.of());
    }
}
