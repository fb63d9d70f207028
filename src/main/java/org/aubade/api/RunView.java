package org.aubade.api;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.aubade.run.Run;
import org.aubade.run.RunState;
import org.jspecify.annotations.Nullable;

/** A run on the wire; {@code steps} is null in a summary. */
record RunView(
        String id,
        String program,
        RunState state,
        Instant requested,
        @Nullable Instant started,
        @Nullable Instant finished,
        @Nullable String error,
        @Nullable List<StepView> steps)
        implements View {
    static RunView of(Run run) {
        return view(run, run.steps().stream().map(StepView::of).toList());
    }

    static RunView summary(Run run) {
        return view(run, null);
    }

    private static RunView view(Run run, @Nullable List<StepView> steps) {
        return new RunView(
                run.id().toString(),
                run.program(),
                run.state(),
                run.requested(),
                run.started(),
                run.finished(),
                run.error(),
                steps);
    }

    @Override
    public void writeFields(JsonGenerator json) throws IOException {
        View.text(json, "id", id);
        View.text(json, "program", program);
        View.text(json, "state", state);
        View.text(json, "requested", requested);
        View.text(json, "started", started);
        View.text(json, "finished", finished);
        View.text(json, "error", error);
        if (steps != null) {
            json.writeArrayFieldStart("steps");
            for (StepView step : steps) {
                json.writeStartObject();
                step.writeFields(json);
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }
}
