package org.aubade.run.journal;

import java.util.List;
import org.aubade.run.Run;
import org.aubade.run.RunId;

/** A run of this process as the journal sees it; safe for any number of threads. */
public interface JournaledRun {
    /** Its name. */
    RunId id();

    /** The run as it is now, without its steps. */
    Run summary();

    /** The run as it is now, with its steps. */
    Run snapshot();

    /** The steps that have changed since the last call, each as it is now; whoever takes them has to write them. */
    List<StepCheckpoint> takeCheckpoints();

    /** The run belongs to another node by now: it is given up here at once, sends nothing more and writes nothing more. */
    void takenOver();
}
