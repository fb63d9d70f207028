package org.aubade.store.journal;

import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aubade.run.RunId;
import org.aubade.run.journal.InterruptedRun;
import org.aubade.run.journal.NewRun;

/** What one commit writes, and who waits for it. Guarded by {@link PendingWrites} until it is taken from there. */
final class Batch {
    final List<Begin> begins = new ArrayList<>();

    /** The runs whose changes are to be written, those that somebody flushes and those that are over among them. */
    final Set<DirtyRun> dirty = new LinkedHashSet<>();

    final Map<DirtyRun, List<UniEmitter<? super Void>>> flushes = new LinkedHashMap<>();

    /** The runs that are over, with those who wait until that is durable. */
    final Map<DirtyRun, List<UniEmitter<? super Void>>> ends = new LinkedHashMap<>();

    final List<UniEmitter<? super List<InterruptedRun>>> takeOvers = new ArrayList<>();

    /** Runs whose beginning seemed to have failed, and which must not be in the database. */
    final Set<RunId> withdrawn = new LinkedHashSet<>();

    /** Whether its transaction got to its end, so that it may be durable though the commit seemed to fail. */
    boolean mayBeDurable;

    void flush(DirtyRun run, UniEmitter<? super Void> emitter) {
        dirty.add(run);
        flushes.computeIfAbsent(run, _ -> new ArrayList<>()).add(emitter);
    }

    void complete(DirtyRun run, UniEmitter<? super Void> emitter) {
        dirty.add(run);
        ends.computeIfAbsent(run, _ -> new ArrayList<>()).add(emitter);
    }

    /** Those who wait until the changes of {@code run} are durable. */
    List<UniEmitter<? super Void>> waitingFor(DirtyRun run) {
        List<UniEmitter<? super Void>> waiting = new ArrayList<>(flushes.getOrDefault(run, List.of()));
        waiting.addAll(ends.getOrDefault(run, List.of()));
        return waiting;
    }

    /**
     * Takes over what must be written though {@code failed} could not be: changes and ends of runs. Whoever wanted to begin
     * or to flush a run is failed, and a run that may have begun all the same is withdrawn.
     */
    void putBack(Batch failed) {
        dirty.addAll(failed.dirty);
        failed.ends.forEach((run, emitters) ->
                ends.computeIfAbsent(run, _ -> new ArrayList<>()).addAll(emitters));
        withdrawn.addAll(failed.withdrawn);
        if (failed.mayBeDurable) {
            failed.begins.forEach(begin -> withdrawn.add(begin.run().id()));
        }
    }

    /** A run that is to become known, and who waits for that. */
    record Begin(NewRun run, UniEmitter<? super Void> emitter) {}
}
