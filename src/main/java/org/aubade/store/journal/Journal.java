package org.aubade.store.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.aubade.program.catalog.StoreUnavailable;
import org.aubade.run.journal.InterruptedRun;
import org.aubade.run.journal.Lease;
import org.aubade.store.database.Database;
import org.aubade.store.database.DatabaseState;
import org.aubade.store.database.Failures;
import org.aubade.store.database.SessionSettings;
import org.aubade.time.TimeSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes what happens to the runs of this process. One thread takes what is due of the pending writes, commits it in one
 * transaction, completes those who wait for it, and takes the next. What must not be lost goes back to the pending writes
 * until it is durable, however long the database is away.
 */
public final class Journal implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger("aubade.store");
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final long STOP_MILLIS = 10_000;

    private final Database database;
    private final TimeSource time;
    private final PendingWrites pending;
    private final Session session;
    private final Withdrawals withdrawals;
    private final Commit commit;
    private final TakeOver takeOver;
    private final Completions completions;
    private final Thread thread;
    private final ScheduledFuture<?> heartbeats;
    private Duration pause = FIRST_PAUSE;

    /** When the database was last written. */
    private Instant latest = Instant.EPOCH;

    /** When the thread ended; null while it runs. */
    private volatile @Nullable Instant ended;

    /** @param node the name of this node, for people */
    public Journal(Database database, String node, SessionSettings settings, PendingWrites pending, TimeSource time) {
        this.database = database;
        this.time = time;
        this.pending = pending;
        this.session = new Session(node, database.engine(), settings, time);
        this.withdrawals = new Withdrawals(database, session);
        this.commit = new Commit(database, session, withdrawals, time);
        this.takeOver = new TakeOver(database, session, time);
        this.completions = new Completions(database::answer);
        this.thread = Thread.ofPlatform().name("aubade-journal").daemon().unstarted(this::loop);
        long heartbeat = settings.heartbeat().toMillis();
        this.heartbeats = time.timer().scheduleWithFixedDelay(this::beat, heartbeat, heartbeat, TimeUnit.MILLISECONDS);
        database.whenOpened(pending::wake);
        thread.start();
    }

    /** The lease of the current session. */
    public Lease lease() {
        return session.lease();
    }

    /** When its thread ended, so that nothing is written any more; empty while it runs. */
    public Optional<Instant> ended() {
        return Optional.ofNullable(ended);
    }

    /** Writes what is pending, and ends; returns after {@value #STOP_MILLIS} ms at the latest. */
    @Override
    public void close() {
        heartbeats.cancel(false);
        pending.close();
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void beat() {
        session.beat();
        pending.wake();
    }

    private void loop() {
        try {
            for (Batch batch = pending.take(); batch != null; batch = pending.take()) {
                round(batch);
            }
        } catch (InterruptedException e) {
            // The flag stays cleared: with it the session could not be ended.
            LOG.error("Somebody interrupted the thread of the journal, which ends: no run can start any more.", e);
        } finally {
            ended = time.now();
            end();
        }
    }

    /** Whatever goes wrong in one round, the next one follows: without this thread no run can begin or end. */
    private void round(Batch batch) {
        try {
            if (!pending.isIdle(batch) || isHeartbeatDue()) {
                write(batch);
            }
        } catch (Throwable e) {
            retryLater(batch, unavailable(e));
        }
    }

    /** Whether a node without runs has to tell the others that it is alive, or to find out whether the database works again. */
    private boolean isHeartbeatDue() {
        boolean silent = !time.now().isBefore(latest.plus(session.idleHeartbeat()));
        return database.opening() > 0 && (silent || database.state() instanceof DatabaseState.Failing);
    }

    private void write(Batch batch) {
        Optional<Commit.Written> written = commit.write(batch);
        if (written.isEmpty()) {
            beginNewSession(batch);
            return;
        }
        latest = time.now();
        pause = FIRST_PAUSE;
        pending.cutPause();
        complete(batch, written.get());
        if (!batch.takeOvers.isEmpty()) {
            takeOver(batch);
        }
    }

    private void complete(Batch batch, Commit.Written written) {
        completions.begun(batch, written.taken());
        batch.dirty.forEach(run -> {
            boolean foreign = written.foreign().contains(run.id());
            if (foreign) {
                completions.takenOver(run, batch);
            } else {
                completions.written(run, batch);
            }
            if (foreign || run.isOver()) {
                pending.forget(run);
            }
        });
    }

    private void takeOver(Batch batch) {
        try {
            Optional<List<InterruptedRun>> taken = takeOver.run();
            if (taken.isPresent()) {
                completions.takeOvers(batch, taken.get());
            } else {
                batch.begins.clear();
                beginNewSession(batch);
            }
        } catch (Throwable e) {
            completions.noTakeOvers(batch, unavailable(e));
        }
    }

    /** The session was ended by other nodes, which could not see this one any more and have taken its runs over. */
    private void beginNewSession(Batch batch) {
        PendingWrites.GivenUp given = pending.giveUp(batch);
        LOG.warnf(
                "This node was taken for gone; its %d runs are given up here and go on elsewhere.",
                given.runs().size());
        session.renew();
        takeOver.forget();
        given.runs().forEach(run -> completions.takenOver(run, batch, given.waiting()));
    }

    private void retryLater(Batch batch, StoreUnavailable failure) {
        if (Failures.isOutage(failure)) {
            session.unreachable();
        }
        pending.putBack(batch, pause);
        Duration longer = pause.multipliedBy(2);
        pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
        completions.unavailable(batch, failure);
    }

    /** Ends the session, so that other nodes take over at once what is unfinished, and fails whoever still waits. */
    private void end() {
        Batch left = pending.drain();
        try {
            var _ = database.write(handle -> {
                withdrawals.write(handle, left.withdrawn);
                session.end(handle);
                return true;
            });
        } catch (RuntimeException e) {
            LOG.debug("The session was left open.", e);
        }
        completions.abandoned(left, pending.refusal());
    }

    private static StoreUnavailable unavailable(Throwable failure) {
        if (failure instanceof StoreUnavailable known) {
            return known;
        }
        LOG.error("The journal broke and tries again.", failure);
        return new StoreUnavailable("the journal broke: " + Failures.describe(failure), failure);
    }
}
