package org.aubade.api.run;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.aubade.api.http.View;
import org.aubade.run.RunEvent;

/** A step event on the wire: the fields of the step as in a run, and of which run it is. */
public record StepChange(String run, String program, StepView step) implements View {
    public static StepChange of(RunEvent.StepChanged event) {
        return new StepChange(event.id().toString(), event.program(), StepView.of(event.step()));
    }

    @Override
    public void writeFields(JsonGenerator json) throws IOException {
        View.text(json, "run", run);
        View.text(json, "program", program);
        step.writeFields(json);
    }
}
