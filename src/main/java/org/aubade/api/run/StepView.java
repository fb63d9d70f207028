package org.aubade.api.run;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.aubade.program.Step;
import org.aubade.run.StepResult;
import org.aubade.run.StepState;
import org.jspecify.annotations.Nullable;

/**
 * A step of a run on the wire.
 *
 * @param device to which device a message goes; null for other steps
 * @param type of what type the message is; null for other steps
 * @param data what the message says beside its type; null where it is nothing
 */
record StepView(
        String path,
        String kind,
        @Nullable String name,
        @Nullable String device,
        @Nullable String type,
        @Nullable String data,
        StepState state,
        @Nullable Instant started,
        @Nullable Instant finished,
        @Nullable String error,
        int attempt) {
    static List<StepView> of(Stream<StepResult> results) {
        return results.map(StepView::of).toList();
    }

    static StepView of(StepResult result) {
        Step step = result.step();
        Step.Send send = step instanceof Step.Send message ? message : null;
        return new StepView(
                result.path().toString(),
                step.kind(),
                step.modifiers().name(),
                send == null ? null : send.device().value(),
                send == null ? null : send.message().type().name(),
                send == null || send.message().data().isEmpty()
                        ? null
                        : send.message().data(),
                result.state(),
                result.started(),
                result.finished(),
                result.error(),
                result.attempt());
    }
}
