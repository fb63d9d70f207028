package org.aubade.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A run as its events have told so far; for one thread. */
public final class FollowedRun {
    private final Map<String, StepStatus> steps = new LinkedHashMap<>();
    private JsonNode run;

    /** {@code run} is one with its steps, as the service answers. */
    public FollowedRun(JsonNode run) {
        this.run = run;
        changeRun(run);
    }

    /** Takes the state of the run in {@code changed}, and its steps if it has any. */
    public void changeRun(JsonNode changed) {
        run = changed;
        if (changed.path("steps").size() > 0) {
            steps.clear();
            changed.path("steps").forEach(step -> {
                StepStatus status = StepStatus.of(step);
                steps.put(status.path(), status);
            });
        }
    }

    /** Takes the state of one step, and returns it. */
    public StepStatus changeStep(JsonNode changed) {
        StepStatus step = StepStatus.of(changed);
        steps.put(step.path(), step);
        return step;
    }

    String id() {
        return run.path("id").asText();
    }

    String program() {
        return run.path("program").asText();
    }

    String state() {
        return run.path("state").asText();
    }

    /** Why it failed or was cancelled; empty otherwise. */
    String error() {
        return run.path("error").asText("");
    }

    @Nullable Instant started() {
        return Times.instant(run.path("started"));
    }

    @Nullable Instant finished() {
        return Times.instant(run.path("finished"));
    }

    /** Whether the run has ended. */
    public boolean isOver() {
        return !state().equals("PENDING") && !state().equals("RUNNING");
    }

    public boolean hasSucceeded() {
        return state().equals("SUCCEEDED");
    }

    /** In the order of the tree. */
    Collection<StepStatus> steps() {
        return steps.values();
    }
}
