package org.aubade.run;

/** Where a step stands. */
public enum StepState {
    /** Its turn has not come. */
    PENDING,
    /** It is under way, or waits before its next attempt. */
    RUNNING,
    /** It did what it should. */
    SUCCEEDED,
    /** It did not. */
    FAILED,
    /** It took longer than it may. */
    TIMED_OUT,
    /** It was not reached, in the last attempt of the steps around it; nothing of it was sent in that attempt. */
    SKIPPED,
    /** It was under way when it was stopped. */
    CANCELLED,
    /**
     * Its message, which must not be doubled, was told to its device by a process that is gone, and nobody knows what came
     * of it.
     */
    IN_DOUBT;

    /** Whether it will not change any more, unless a surrounding step is tried again. */
    public boolean isOver() {
        return this != PENDING && this != RUNNING;
    }
}
