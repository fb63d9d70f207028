package org.aubade.store.journal;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.aubade.run.Run;
import org.aubade.run.RunId;
import org.aubade.run.journal.JournaledRun;
import org.aubade.run.journal.StepCheckpoint;
import org.jspecify.annotations.Nullable;

/** A run of this process that has changed: what of it is durable, and what is not. Only the thread of the journal uses it. */
final class DirtyRun {
    private final JournaledRun run;

    /** Taken from the run and not durable yet, by step. */
    private final Map<Integer, StepCheckpoint> checkpoints = new TreeMap<>();

    private @Nullable Run current;
    private @Nullable Run written;

    DirtyRun(JournaledRun run) {
        this.run = run;
    }

    RunId id() {
        return run.id();
    }

    JournaledRun run() {
        return run;
    }

    /**
     * Takes over how the run is now. The checkpoints are taken after the summary: if that says that the run is over, all its
     * steps have changed for the last time, and no checkpoint is missing.
     */
    void read() {
        current = run.summary();
        run.takeCheckpoints().forEach(checkpoint -> checkpoints.put(checkpoint.step(), checkpoint));
    }

    /** How the run was when it was read last. */
    Run summary() {
        return current == null ? run.summary() : current;
    }

    /** The checkpoints that are not durable yet, by step. */
    Collection<StepCheckpoint> checkpoints() {
        return checkpoints.values();
    }

    /** Whether the row of the run says something else than {@link #summary}. */
    boolean isRowStale() {
        return !summary().equals(written);
    }

    /** All that was read is durable. */
    void written() {
        written = current;
        checkpoints.clear();
    }

    /** Whether it was over when it was read last, so that it will not change again. */
    boolean isOver() {
        return summary().state().isOver();
    }
}
