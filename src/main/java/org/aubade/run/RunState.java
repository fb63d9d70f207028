package org.aubade.run;

/** Where a run stands. */
public enum RunState {
    /** It waits for the runs of its program that came before. */
    PENDING,
    /** It is under way. */
    RUNNING,
    /** Every step that had to succeed did. */
    SUCCEEDED,
    /** A step that had to succeed did not. */
    FAILED,
    /** It was cancelled. */
    CANCELLED;

    /** Whether nothing will happen any more. */
    public boolean isOver() {
        return this != PENDING && this != RUNNING;
    }
}
