package org.aubade.store;

import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aubade.run.RunId;
import org.aubade.run.journal.InterruptedRun;
import org.aubade.run.journal.JournaledRun;
import org.aubade.run.journal.NewRun;
import org.jspecify.annotations.Nullable;

/** Where everything comes together that the journal has to write; any thread puts in, one takes out. */
final class Inbox {
    /** The runs that may change, each once. */
    private final Map<RunId, Tracked> tracked = new HashMap<>();

    private Batch next = new Batch();
    private boolean due;
    private boolean pausing;
    private boolean closing;
    private boolean closed;

    /** The run is to be looked at, soon unless there is a pause. */
    synchronized void markDirty(JournaledRun run) {
        if (next.changed.add(track(run)) && !pausing) {
            wake();
        }
    }

    /** False if nothing is taken out any more; so with the others. */
    synchronized boolean begin(NewRun run, UniEmitter<? super Void> waiting) {
        next.begins.add(new Batch.Begin(run, waiting));
        return accepted();
    }

    synchronized boolean flush(JournaledRun run, UniEmitter<? super Void> waiting) {
        next.flush(track(run), waiting);
        return accepted();
    }

    synchronized boolean complete(JournaledRun run, UniEmitter<? super Void> waiting) {
        next.complete(track(run), waiting);
        return accepted();
    }

    synchronized boolean takeOver(UniEmitter<? super List<InterruptedRun>> waiting) {
        next.takeOvers.add(waiting);
        return accepted();
    }

    /** Something is to be done, if only to say that the node is there. */
    synchronized void wake() {
        due = true;
        notifyAll();
    }

    /** Waits until there is something to do; null if there never will be. */
    synchronized @Nullable Batch take() throws InterruptedException {
        while (!due) {
            if (closing) {
                return null;
            }
            wait();
        }
        due = false;
        return replace();
    }

    /** Whether neither the batch nor any run has anything to be written. */
    synchronized boolean isIdle(Batch batch) {
        return tracked.isEmpty() && batch.begins.isEmpty() && batch.takeOvers.isEmpty() && batch.withdrawn.isEmpty();
    }

    /** What of a batch has to be written all the same waits for the end of a pause. */
    synchronized void putBack(Batch failed) {
        next.putBack(failed);
        pausing = true;
    }

    synchronized void endPause() {
        pausing = false;
        wake();
    }

    /** Whoever waits for another session's runs waits for the next; the rest is returned, and nothing is tracked. */
    synchronized Lost lose(Batch failed) {
        Batch waiting = replace();
        next.begins.addAll(failed.begins);
        next.begins.addAll(waiting.begins);
        next.takeOvers.addAll(failed.takeOvers);
        next.takeOvers.addAll(waiting.takeOvers);
        Collection<Tracked> runs = new ArrayList<>(tracked.values());
        tracked.clear();
        wake();
        return new Lost(waiting, runs);
    }

    /** Nothing more is expected of the run, unless it has changed again. */
    synchronized void forget(Tracked run) {
        if (!next.changed.contains(run)) {
            tracked.remove(run.id(), run);
        }
    }

    /** What is there is taken out once more, and then nothing. */
    synchronized void close() {
        closing = true;
        wake();
    }

    /** Nothing is taken out any more; returns what is left. */
    synchronized Batch end() {
        closed = true;
        return replace();
    }

    private boolean accepted() {
        wake();
        return !closed;
    }

    private Batch replace() {
        Batch batch = next;
        next = new Batch();
        return batch;
    }

    private Tracked track(JournaledRun run) {
        return tracked.computeIfAbsent(run.id(), _ -> new Tracked(run));
    }

    /** What a session that has ended leaves behind. */
    record Lost(Batch waiting, Collection<Tracked> runs) {}
}
