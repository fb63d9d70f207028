package org.aubade.run;

/**
 * Is called when a run of this process starts and when it ends, on the thread on which that happens, which it must not hold up.
 * What it throws is logged and changes nothing. A run that was cancelled before it started has an end only; a run that another
 * process goes on with, or that the store refused, has no end here.
 */
public interface RunListener {
    /** The run has started, or goes on after an interruption; {@code run} is a summary. */
    default void started(Run run) {}

    /** The run is over; {@code run} has its steps. */
    default void ended(Run run) {}
}
