package org.aubade.api.run;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.aubade.api.http.View;
import org.aubade.run.Cause;
import org.aubade.run.Run;
import org.aubade.run.RunState;
import org.jspecify.annotations.Nullable;

/**
 * A run on the wire.
 *
 * @param schedule whose occurrence it is; null for somebody's request
 * @param planned the instant that names the occurrence; null for somebody's request
 * @param resumptions how it went on after its node was gone; left out where it never was
 * @param steps null in a summary
 */
public record RunView(
        String id,
        String program,
        @Nullable String schedule,
        @Nullable Instant planned,
        RunState state,
        Instant requested,
        @Nullable Instant started,
        @Nullable Instant finished,
        @Nullable String error,
        List<ResumptionView> resumptions,
        @Nullable List<StepView> steps)
        implements View {
    public static RunView of(Run run) {
        return view(run, run.steps().stream().map(StepView::of).toList());
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
                run.state(),
                run.requested(),
                run.started(),
                run.finished(),
                run.error(),
                run.resumptions().stream().map(ResumptionView::new).toList(),
                steps);
    }

    @Override
    public void writeFields(JsonGenerator json) throws IOException {
        View.text(json, "id", id);
        View.text(json, "program", program);
        View.text(json, "schedule", schedule);
        View.instant(json, "planned", planned);
        View.text(json, "state", state);
        View.instant(json, "requested", requested);
        View.instant(json, "started", started);
        View.instant(json, "finished", finished);
        View.text(json, "error", error);
        if (!resumptions.isEmpty()) {
            View.list(json, "resumptions", resumptions);
        }
        if (steps != null) {
            View.list(json, "steps", steps);
        }
    }
}
