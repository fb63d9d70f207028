package org.aubade.store;

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

/** What waits for the next commit. */
final class Batch {
    final List<Begin> begins = new ArrayList<>();
    final Set<Tracked> changed = new LinkedHashSet<>();
    final Map<Tracked, List<UniEmitter<? super Void>>> flushes = new LinkedHashMap<>();
    final Map<Tracked, List<UniEmitter<? super Void>>> completions = new LinkedHashMap<>();
    final List<UniEmitter<? super List<InterruptedRun>>> takeOvers = new ArrayList<>();

    /** Runs whose writing seemed to have failed, and which must not be there. */
    final Set<RunId> withdrawn = new LinkedHashSet<>();

    /** Whether it got as far as the end of a transaction, so that nobody knows whether it is there if that failed. */
    boolean doubtful;

    void flush(Tracked run, UniEmitter<? super Void> waiting) {
        changed.add(run);
        listOf(run, flushes).add(waiting);
    }

    void complete(Tracked run, UniEmitter<? super Void> waiting) {
        changed.add(run);
        listOf(run, completions).add(waiting);
    }

    /** Takes over from a batch that could not be written what has to be written all the same. */
    void putBack(Batch failed) {
        changed.addAll(failed.changed);
        failed.completions.forEach((run, waiting) -> listOf(run, completions).addAll(waiting));
        withdrawn.addAll(failed.withdrawn);
        if (failed.doubtful) {
            failed.begins.forEach(begin -> withdrawn.add(begin.run().id()));
        }
    }

    private static List<UniEmitter<? super Void>> listOf(
            Tracked run, Map<Tracked, List<UniEmitter<? super Void>>> all) {
        return all.computeIfAbsent(run, _ -> new ArrayList<>());
    }

    /** A run that is to become known. */
    record Begin(NewRun run, UniEmitter<? super Void> waiting) {}
}
