package org.aubade.store;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.aubade.run.Run;
import org.aubade.run.RunId;
import org.aubade.run.journal.JournaledRun;
import org.aubade.run.journal.StepCheckpoint;
import org.jspecify.annotations.Nullable;

/** A run of this process, and what of it has to be written; for the thread of the journal. */
final class Tracked {
    private final JournaledRun run;

    /** Taken from the run and not durable yet, by step. */
    private final Map<Integer, StepCheckpoint> marks = new TreeMap<>();

    private @Nullable Run current;
    private @Nullable Run written;

    Tracked(JournaledRun run) {
        this.run = run;
    }

    RunId id() {
        return run.id();
    }

    JournaledRun run() {
        return run;
    }

    /** Looks how the run is. The marks are taken after the summary, so that a run that is over has all of them. */
    void look() {
        current = run.summary();
        run.takeCheckpoints().forEach(mark -> marks.put(mark.step(), mark));
    }

    /** How the run was at the last look. */
    Run current() {
        return current == null ? run.summary() : current;
    }

    Collection<StepCheckpoint> marks() {
        return marks.values();
    }

    /** Whether its row is not as the run was at the last look. */
    boolean isRowStale() {
        return !current().equals(written);
    }

    /** What the last look found is durable. */
    void wrote() {
        written = current;
        marks.clear();
    }

    /** Whether nothing more is to be expected. */
    boolean isOver() {
        return current().state().isOver();
    }
}
