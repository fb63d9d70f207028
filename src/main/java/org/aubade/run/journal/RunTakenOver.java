package org.aubade.run.journal;

import org.aubade.run.RunId;

/** Another node goes on with the run, since this one seemed to be gone. */
public final class RunTakenOver extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RunTakenOver(RunId run) {
        super("run " + run + " was taken over by another node, which could not see this one any more");
    }
}
