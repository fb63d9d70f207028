package org.aubade.run.engine;

/** Carries the outcome of a step through operators that stop at a failure; it never leaves the step around. */
final class StepFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int step;
    private final transient Outcome outcome;

    StepFailed(int step, Outcome outcome) {
        super(outcome.error(), null, false, false);
        this.step = step;
        this.outcome = outcome;
    }

    /** The number of the step in the plan. */
    int step() {
        return step;
    }

    Outcome outcome() {
        return outcome;
    }
}
