package org.aubade.run.engine;

import org.aubade.run.StepState;
import org.jspecify.annotations.Nullable;

/**
 * How one step ended, as a value that travels up the pipeline.
 *
 * @param state SUCCEEDED, FAILED, TIMED_OUT or CANCELLED
 * @param error why; null for a success
 * @param repeatable whether a retry may do it again: false for a success, and where a message that must not be
 *     doubled may have been done
 */
record Outcome(StepState state, @Nullable String error, boolean repeatable) {
    static final Outcome SUCCESS = new Outcome(StepState.SUCCEEDED, null, false);

    /** Of a step that may not begin any more. */
    static Outcome stopped(String why) {
        return new Outcome(StepState.CANCELLED, why, false);
    }

    static Outcome failed(String error, boolean repeatable) {
        return new Outcome(StepState.FAILED, error, repeatable);
    }

    static Outcome timedOut(String error, boolean repeatable) {
        return new Outcome(StepState.TIMED_OUT, error, repeatable);
    }

    Outcome notRepeatable() {
        return new Outcome(state, error, false);
    }

    boolean succeeded() {
        return state == StepState.SUCCEEDED;
    }
}
