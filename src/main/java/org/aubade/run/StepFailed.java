package org.aubade.run;

import java.io.Serial;

/** Carries a failed outcome through operators that stop at a failure; never leaves this package. */
final class StepFailed extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int index;
    private final transient Outcome outcome;

    StepFailed(int index, Outcome outcome) {
        super(outcome.error(), null, false, false);
        this.index = index;
        this.outcome = outcome;
    }

    /** The step that failed. */
    int index() {
        return index;
    }

    Outcome outcome() {
        return outcome;
    }
}
