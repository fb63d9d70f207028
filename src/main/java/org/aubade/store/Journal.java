package org.aubade.store;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.aubade.program.StoreUnavailable;
import org.aubade.run.InterruptedRun;
import org.aubade.run.JournaledRun;
import org.aubade.run.NewRun;
import org.aubade.run.OccurrenceTaken;
import org.aubade.run.RunId;
import org.aubade.run.RunTakenOver;
import org.aubade.time.TimeSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes what happens to the runs of this process: one thread takes everything that has come together since it looked
 * last, commits it in one transaction, tells those who wait, and looks again. What must not be lost is kept here until
 * it is durable, once for each run, however long the database is away.
 */
final class Journal implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger("aubade.store");
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final long STOP_MILLIS = 10_000;

    private final Database database;
    private final TimeSource time;
    private final Session session;
    private final Commit commit;
    private final TakeOver takeOver;
    private final Thread thread;
    private final ScheduledFuture<?> beats;

    /** Guards what follows. */
    private final Object lock = new Object();

    /** The runs that may change. */
    private final Map<RunId, Tracked> tracked = new HashMap<>();

    private Batch next = new Batch();
    private boolean due;
    private boolean pausing;
    private boolean closing;
    private boolean closed;

    /** For the thread alone. */
    private Duration pause = FIRST_PAUSE;

    private Instant latest = Instant.EPOCH;

    Journal(Database database, String node, TimeSource time) {
        this.database = database;
        this.time = time;
        this.session = new Session(node, database.engine());
        this.commit = new Commit(database, session, time);
        this.takeOver = new TakeOver(database, session, time);
        this.thread = Thread.ofPlatform().name("aubade-journal").daemon().unstarted(this::loop);
        long beat = Session.BEAT.toMillis();
        this.beats = time.timer().scheduleWithFixedDelay(this::look, beat, beat, TimeUnit.MILLISECONDS);
        database.whenOpened(this::look);
        thread.start();
    }

    @CheckReturnValue
    Uni<Void> begin(NewRun run) {
        return enqueue((batch, waiting) -> batch.begins.add(new Batch.Begin(run, waiting)));
    }

    void changed(JournaledRun run) {
        synchronized (lock) {
            if (next.changed.add(track(run)) && !pausing) {
                wake();
            }
        }
    }

    @CheckReturnValue
    Uni<Void> settle(JournaledRun run) {
        return enqueue((batch, waiting) -> batch.settle(track(run), waiting));
    }

    @CheckReturnValue
    Uni<Void> keep(JournaledRun run) {
        return enqueue((batch, waiting) -> batch.keep(track(run), waiting));
    }

    @CheckReturnValue
    Uni<List<InterruptedRun>> takeOver() {
        return enqueue((batch, waiting) -> batch.takeOvers.add(waiting));
    }

    /** Writes what can be written, and ends; bounded by some seconds. */
    @Override
    public void close() {
        beats.cancel(false);
        synchronized (lock) {
            closing = true;
            wake();
        }
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private <T> Uni<T> enqueue(Entry<T> entry) {
        return Uni.createFrom().emitter(waiting -> {
            synchronized (lock) {
                if (!closed) {
                    entry.add(next, waiting);
                    wake();
                    return;
                }
            }
            waiting.fail(stopping());
        });
    }

    private Tracked track(JournaledRun run) {
        return tracked.computeIfAbsent(run.id(), _ -> new Tracked(run));
    }

    /** The thread shall look, if only to say that the node is there. */
    private void look() {
        synchronized (lock) {
            wake();
        }
    }

    private void wake() {
        due = true;
        lock.notifyAll();
    }

    private void loop() {
        try {
            for (Batch batch = take(); batch != null; batch = take()) {
                if (isWorthwhile(batch)) {
                    write(batch);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            end();
        }
    }

    /** Waits until there is something to do; null if there never will be. */
    private @Nullable Batch take() throws InterruptedException {
        synchronized (lock) {
            while (!due) {
                if (closing) {
                    return null;
                }
                lock.wait();
            }
            due = false;
            Batch batch = next;
            next = new Batch();
            return batch;
        }
    }

    private boolean isWorthwhile(Batch batch) {
        boolean idle;
        synchronized (lock) {
            idle = tracked.isEmpty() && batch.begins.isEmpty() && batch.takeOvers.isEmpty();
        }
        return !idle
                || (database.opening() > 0
                        && (database.state() instanceof DatabaseState.Failing
                                || !time.now()
                                        .isBefore(latest.plus(database.engine().idleBeat()))));
    }

    private void write(Batch batch) {
        try {
            Optional<Commit.Written> written = commit.write(batch);
            if (written.isEmpty()) {
                giveUp(batch);
                return;
            }
            latest = time.now();
            pause = FIRST_PAUSE;
            answer(batch, written.get());
        } catch (RuntimeException e) {
            putBack(batch, unavailable(e));
            return;
        }
        if (!batch.takeOvers.isEmpty()) {
            takeOver(batch);
        }
    }

    private void takeOver(Batch batch) {
        try {
            Optional<List<InterruptedRun>> taken = takeOver.run();
            if (taken.isEmpty()) {
                giveUp(batch);
                return;
            }
            complete(batch.takeOvers.removeFirst(), taken.get());
            batch.takeOvers.forEach(waiting -> complete(waiting, List.of()));
        } catch (RuntimeException e) {
            batch.takeOvers.forEach(waiting -> fail(waiting, unavailable(e)));
        }
    }

    private void answer(Batch batch, Commit.Written written) {
        batch.begins.forEach(begin -> {
            RunId there = written.taken().get(begin.run().id());
            if (there != null && begin.run().cause() instanceof org.aubade.run.Cause.Occurrence occurrence) {
                fail(begin.waiting(), new OccurrenceTaken(occurrence, there));
            } else {
                complete(begin.waiting(), null);
            }
        });
        batch.changed.forEach(run -> {
            if (written.foreign().contains(run.id())) {
                giveUp(run, batch);
            } else {
                batch.settles.getOrDefault(run, List.of()).forEach(waiting -> complete(waiting, null));
                batch.keeps.getOrDefault(run, List.of()).forEach(waiting -> complete(waiting, null));
                forgetIfOver(run);
            }
        });
    }

    private void forgetIfOver(Tracked run) {
        synchronized (lock) {
            if (run.isOver() && !next.changed.contains(run)) {
                tracked.remove(run.id());
            }
        }
    }

    /** This node was taken for dead: its runs are those of others by now, and it begins anew. */
    private void giveUp(Batch batch) {
        Collection<Tracked> lost;
        Batch waiting;
        synchronized (lock) {
            lost = new ArrayList<>(tracked.values());
            waiting = next;
            next = new Batch();
            next.begins.addAll(batch.begins);
            next.begins.addAll(waiting.begins);
            next.takeOvers.addAll(batch.takeOvers);
            next.takeOvers.addAll(waiting.takeOvers);
            wake();
        }
        LOG.warnf("This node was taken for gone; its %d runs are given up here and go on elsewhere.", lost.size());
        session.renew();
        takeOver.forget();
        lost.forEach(run -> {
            giveUp(run, batch);
            giveUp(run, waiting);
        });
    }

    private void giveUp(Tracked run, Batch batch) {
        synchronized (lock) {
            tracked.remove(run.id(), run);
        }
        database.answer(run.run()::takenOver);
        RunTakenOver over = new RunTakenOver(run.id());
        batch.settles.getOrDefault(run, List.of()).forEach(waiting -> fail(waiting, over));
        batch.keeps.getOrDefault(run, List.of()).forEach(waiting -> fail(waiting, over));
    }

    private void putBack(Batch batch, StoreUnavailable failure) {
        synchronized (lock) {
            next.putBack(batch);
            if (batch.doubtful) {
                batch.begins.forEach(begin -> next.withdrawn.add(begin.run().id()));
            }
            pausing = true;
        }
        var _ = time.timer().schedule(this::endPause, pause.toMillis(), TimeUnit.MILLISECONDS);
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        batch.begins.forEach(begin -> fail(begin.waiting(), failure));
        batch.settles.values().forEach(all -> all.forEach(waiting -> fail(waiting, failure)));
        batch.takeOvers.forEach(waiting -> fail(waiting, failure));
    }

    private void endPause() {
        synchronized (lock) {
            pausing = false;
            wake();
        }
    }

    /** Whoever waits now waits in vain. */
    private void end() {
        Batch left;
        synchronized (lock) {
            closed = true;
            left = next;
        }
        try {
            var _ = database.write(handle -> {
                session.leave(handle);
                return true;
            });
        } catch (RuntimeException e) {
            LOG.debug("The session was left open.", e);
        }
        Consumer<UniEmitter<?>> fail = waiting -> fail(waiting, stopping());
        left.begins.forEach(begin -> fail.accept(begin.waiting()));
        left.settles.values().forEach(all -> all.forEach(fail));
        left.keeps.values().forEach(all -> all.forEach(fail));
        left.takeOvers.forEach(fail);
    }

    private <T extends @Nullable Object> void complete(UniEmitter<? super T> waiting, T item) {
        database.answer(() -> waiting.complete(item));
    }

    private void fail(UniEmitter<?> waiting, Throwable failure) {
        database.answer(() -> waiting.fail(failure));
    }

    private static StoreUnavailable unavailable(RuntimeException failure) {
        if (failure instanceof StoreUnavailable known) {
            return known;
        }
        LOG.error("The journal broke and tries again.", failure);
        return new StoreUnavailable("the journal broke: " + Failures.describe(failure), failure);
    }

    private static StoreUnavailable stopping() {
        return new StoreUnavailable("the service is stopping", null);
    }

    /** How something that somebody waits for joins a batch. */
    @FunctionalInterface
    private interface Entry<T> {
        void add(Batch batch, UniEmitter<? super T> waiting);
    }
}
