package org.aubade.run;

/** There is a run for that occurrence of the schedule already. */
public final class OccurrenceTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient RunId run;

    /** @param run the run that there is */
    public OccurrenceTaken(Cause.Occurrence occurrence, RunId run) {
        super("schedule '" + occurrence.schedule() + "' has run " + run + " for " + occurrence.planned() + " already");
        this.run = run;
    }

    /** The run that there is. */
    public RunId run() {
        return run;
    }
}
