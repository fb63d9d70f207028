package org.aubade.run.engine;

import org.aubade.run.StepState;
import org.jspecify.annotations.Nullable;

/**
 * How one attempt at a step ended, as a value that travels up the pipeline.
 *
 * @param state SUCCEEDED, FAILED, TIMED_OUT or CANCELLED
 * @param error why; null for a success
 * @param repeatable whether a retry may make another attempt, as far as this step is concerned: false for a success, for a step
 *     that was stopped, and for a message that must not be doubled and may have been carried out
 * @param stopReason why everything inside the step that is not over was stopped; null where nothing was
 */
record Outcome(
        StepState state,
        @Nullable String error,
        boolean repeatable,
        @Nullable String stopReason) {
    static final Outcome SUCCESS = new Outcome(StepState.SUCCEEDED, null, false, null);

    /** The outcome of a step that was stopped, before or after it began. */
    static Outcome stopped(String why) {
        return new Outcome(StepState.CANCELLED, why, false, null);
    }

    static Outcome failed(String error, boolean repeatable) {
        return new Outcome(StepState.FAILED, error, repeatable, null);
    }

    static Outcome timedOut(String error, boolean repeatable) {
        return new Outcome(StepState.TIMED_OUT, error, repeatable, null);
    }

    /** This outcome, and why everything inside the step that is not over is to be stopped. */
    Outcome withStopReason(String why) {
        return new Outcome(state, error, repeatable, why);
    }

    boolean succeeded() {
        return state == StepState.SUCCEEDED;
    }
}
