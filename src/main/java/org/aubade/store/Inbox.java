package org.aubade.store;

import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.aubade.run.journal.InterruptedRun;
import org.aubade.run.journal.JournaledRun;
import org.aubade.run.journal.NewRun;
import org.aubade.run.RunId;
import org.jspecify.annotations.Nullable;

/** Where everything comes together that the journal has to write; any thread puts in, one takes out. */
final class Inbox {
    /**
     * How long a change waits for others, so that one commit writes what changes together: the steps that one answer ends,
     * skips and begins, or the answers of a room that is switched off. Nobody waits for it, since whoever waits for the
     * journal wakes it; a crash costs a change that is lost with it at most that much.
     */
    static final Duration LINGER = Duration.ofMillis(5);

    /** The runs that may change, each once. */
    private final Map<RunId, Tracked> tracked = new HashMap<>();

    private final ScheduledExecutorService timer;
    private Batch next = new Batch();

    /** Whether the next batch is to be taken now. */
    private boolean due;

    /** Whether the timer will look soon at whether there is something to be taken. */
    private boolean lingering;

    /** Whether what could not be written waits before it is tried again. */
    private boolean pausing;

    private boolean closing;
    private boolean closed;

    /** The run is to be looked at: at once if that is urgent, else after {@link #LINGER}, and in a pause when that is over. */
    synchronized void markDirty(JournaledRun run, boolean urgent) {
        boolean isNew = next.changed.add(track(run));
        if (urgent && !pausing) {
            wake();
        } else if (isNew && !due && !lingering) {
            lingering = true;
            runLater(LINGER, this::endLinger);
        }
    }

    private synchronized void endLinger() {
        lingering = false;
        if (!next.changed.isEmpty() && !pausing) {
            wake();
        }
    }

    /** @param timer runs the ends of lingers and pauses */
    Inbox(ScheduledExecutorService timer) {
        this.timer = timer;
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

    /** Whether {@link #take} returns without waiting. */
    synchronized boolean isDue() {
        return due || closing;
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

    /** What of a batch has to be written all the same is taken after a pause, or with what somebody waits for before. */
    synchronized void putBack(Batch failed, Duration pause) {
        next.putBack(failed);
        pausing = true;
        runLater(pause, this::endPause);
    }

    private synchronized void endPause() {
        pausing = false;
        wake();
    }

    /** The database works again: nothing waits for the end of a pause any more. */
    synchronized void cutPause() {
        pausing = false;
    }

    /** At once if the timer has ended, since the process will too. */
    private void runLater(Duration delay, Runnable action) {
        try {
            var _ = timer.schedule(action, delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException _) {
            action.run();
        }
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
