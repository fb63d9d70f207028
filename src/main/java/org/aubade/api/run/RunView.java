package org.aubade.api.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.aubade.run.Cause;
import org.aubade.run.Resumption;
import org.aubade.run.Run;
import org.aubade.run.RunState;
import org.jspecify.annotations.Nullable;

/**
 * A run on the wire.
 *
 * @param schedule whose occurrence it is; null for somebody's request
 * @param planned the instant that names the occurrence; null for somebody's request
 * @param by who asked for it; null for an occurrence, and where nobody has to log in
 * @param resumptions how it went on after its node was gone; left out where it never was
 * @param stepCount how many steps there are; null where {@code steps} has all of them
 * @param steps null in a summary
 */
public record RunView(
        String id,
        String program,
        @Nullable String schedule,
        @Nullable Instant planned,
        @Nullable String by,
        RunState state,
        Instant requested,
        @Nullable Instant started,
        @Nullable Instant finished,
        @Nullable String error,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Resumption> resumptions,
        @Nullable Integer stepCount,
        @Nullable List<StepView> steps) {
    /** How many steps one answer has at most. */
    static final int MAX_STEPS = 1_000;

    /** With its first {@link #MAX_STEPS} steps. */
    public static RunView of(Run run) {
        return view(run, StepView.of(run.steps().stream().limit(MAX_STEPS)));
    }

    /** With all its steps, of which there may be 100,000. */
    public static RunView whole(Run run) {
        return view(run, StepView.of(run.steps().stream()));
    }

    public static RunView summary(Run run) {
        return view(run, null);
    }

    private static RunView view(Run run, @Nullable List<StepView> steps) {
        Cause.Occurrence occurrence = run.cause() instanceof Cause.Occurrence due ? due : null;
        return new RunView(
                run.id().toString(),
                run.program(),
                occurrence == null ? null : occurrence.schedule(),
                occurrence == null ? null : occurrence.planned(),
                run.cause() instanceof Cause.Request request ? request.by() : null,
                run.state(),
                run.requested(),
                run.started(),
                run.finished(),
                run.error(),
                run.resumptions(),
                steps == null || steps.size() == run.steps().size()
                        ? null
                        : Integer.valueOf(run.steps().size()),
                steps);
    }
}
