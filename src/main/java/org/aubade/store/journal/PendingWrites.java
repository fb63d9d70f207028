package org.aubade.store.journal;

import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.aubade.program.catalog.StoreUnavailable;
import org.aubade.run.RunId;
import org.aubade.run.journal.InterruptedRun;
import org.aubade.run.journal.JournaledRun;
import org.aubade.run.journal.NewRun;
import org.jspecify.annotations.Nullable;

/**
 * What the journal has to write, and when. Any thread adds to it; the thread of the journal takes it in batches. Whatever
 * somebody waits for is due at once, a change after {@link #LINGER}, and what could not be written after a pause.
 */
public final class PendingWrites {
    /**
     * How long a change waits for others, so that one commit writes what changes together: the steps that one answer ends,
     * skips and begins, or the answers of a room that is switched off. Nobody waits for it, since whoever waits for the
     * journal wakes it; a crash loses at most the changes of that time.
     */
    static final Duration LINGER = Duration.ofMillis(5);

    private final ScheduledExecutorService timer;

    /** The runs that have changed and are not over, each once. */
    private final Map<RunId, DirtyRun> runs = new HashMap<>();

    private Batch next = new Batch();

    /** Whether the next batch is to be taken now. */
    private boolean due;

    /** Whether the timer will make the next batch due. */
    private boolean lingering;

    /** Whether what could not be written waits before it is tried again. */
    private boolean pausing;

    /** Whether one more batch is taken, and then none. */
    private boolean closing;

    /** Whether no batch is taken any more. */
    private boolean closed;

    /** @param timer runs the ends of lingers and pauses */
    public PendingWrites(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    /** Adds the changes of a run. In a pause they are due when that is over, however urgent they are. */
    public synchronized void markDirty(JournaledRun run, boolean urgent) {
        boolean isNew = next.dirty.add(track(run));
        if (urgent && !pausing) {
            wake();
        } else if (isNew && !due && !lingering) {
            lingering = true;
            runLater(LINGER, this::endLinger);
        }
    }

    /** Adds a new run; false if no batch is taken any more. */
    public synchronized boolean begin(NewRun run, UniEmitter<? super Void> emitter) {
        next.begins.add(new Batch.Begin(run, emitter));
        return wakeUnlessClosed();
    }

    /** Adds the changes of a run, for which somebody waits; false if no batch is taken any more. */
    public synchronized boolean flush(JournaledRun run, UniEmitter<? super Void> emitter) {
        next.flush(track(run), emitter);
        return wakeUnlessClosed();
    }

    /** Adds the end of a run; false if no batch is taken any more. */
    public synchronized boolean complete(JournaledRun run, UniEmitter<? super Void> emitter) {
        next.complete(track(run), emitter);
        return wakeUnlessClosed();
    }

    /** Adds somebody who wants the runs of nodes that are gone; false if no batch is taken any more. */
    public synchronized boolean takeOver(UniEmitter<? super List<InterruptedRun>> emitter) {
        next.takeOvers.add(emitter);
        return wakeUnlessClosed();
    }

    /** Why {@link #begin} and the others said false. */
    public synchronized StoreUnavailable refusal() {
        return new StoreUnavailable(
                closing ? "the service is stopping" : "the journal of runs has ended; restart the service", null);
    }

    /** Makes the next batch due, though there may be nothing in it. */
    synchronized void wake() {
        due = true;
        notifyAll();
    }

    /** Whether {@link #take} returns without waiting. */
    synchronized boolean isDue() {
        return due || closing;
    }

    /** Waits until a batch is due, and takes it; null after the last one. */
    synchronized @Nullable Batch take() throws InterruptedException {
        while (!due) {
            if (closing) {
                return null;
            }
            wait();
        }
        due = false;
        return replaceNext();
    }

    /** Whether neither the batch nor any run that is not over gives a reason to write. */
    synchronized boolean isIdle(Batch batch) {
        return runs.isEmpty() && batch.begins.isEmpty() && batch.takeOvers.isEmpty() && batch.withdrawn.isEmpty();
    }

    /** Takes back what must be written though {@code failed} could not be; it is due after {@code pause}, or with what is due before. */
    synchronized void putBack(Batch failed, Duration pause) {
        next.putBack(failed);
        pausing = true;
        runLater(pause, this::endPause);
    }

    /** The database works again: from now on changes are due as if there were no pause. */
    synchronized void cutPause() {
        pausing = false;
    }

    /**
     * Gives up all runs, since they belong to other nodes by now. Those who wait for runs to begin or to be taken over, in
     * {@code failed} and here, wait for the next batch.
     */
    synchronized GivenUp giveUp(Batch failed) {
        Batch waiting = replaceNext();
        for (Batch batch : List.of(failed, waiting)) {
            next.begins.addAll(batch.begins);
            next.takeOvers.addAll(batch.takeOvers);
        }
        Collection<DirtyRun> givenUp = List.copyOf(runs.values());
        runs.clear();
        wake();
        return new GivenUp(waiting, givenUp);
    }

    /** Nothing more is expected of the run, unless it has changed since it was written. */
    synchronized void forget(DirtyRun run) {
        if (!next.dirty.contains(run)) {
            runs.remove(run.id(), run);
        }
    }

    /** One more batch is taken, and then none. */
    synchronized void close() {
        closing = true;
        wake();
    }

    /** No batch is taken any more; returns what is left. */
    synchronized Batch drain() {
        closed = true;
        return replaceNext();
    }

    private synchronized void endLinger() {
        lingering = false;
        if (!next.dirty.isEmpty() && !pausing) {
            wake();
        }
    }

    private synchronized void endPause() {
        pausing = false;
        wake();
    }

    /** At once if the timer has ended, since the process is about to end too. */
    private void runLater(Duration delay, Runnable action) {
        try {
            var _ = timer.schedule(action, delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException _) {
            action.run();
        }
    }

    private boolean wakeUnlessClosed() {
        wake();
        return !closed;
    }

    private Batch replaceNext() {
        Batch batch = next;
        next = new Batch();
        return batch;
    }

    private DirtyRun track(JournaledRun run) {
        return runs.computeIfAbsent(run.id(), _ -> new DirtyRun(run));
    }

    /**
     * What was pending when all runs were given up.
     *
     * @param waiting who waited for one of them
     * @param runs all of them
     */
    record GivenUp(Batch waiting, Collection<DirtyRun> runs) {}
}
