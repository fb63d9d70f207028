package org.aubade.api.run;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.aubade.run.RunEvent;

/** A step event on the wire: the fields of the step as in a run, and of which run it is. */
@RegisterForReflection
public record StepChange(
        String run, String program, @JsonUnwrapped StepView step) {
    public static StepChange of(RunEvent.StepChanged event) {
        return new StepChange(event.id().toString(), event.program(), StepView.of(event.step()));
    }
}
