package org.aubade.api;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.aubade.run.RunEvent;

/** A step event on the wire: the fields of the step as in a run, and of which run it is. */
record StepChange(String run, String program, StepView step) implements View {
    static StepChange of(RunEvent.StepChanged event) {
        return new StepChange(event.id().toString(), event.program(), StepView.of(event.step()));
    }

    @Override
    public void writeFields(JsonGenerator json) throws IOException {
        View.text(json, "run", run);
        View.text(json, "program", program);
        step.writeFields(json);
    }
}
