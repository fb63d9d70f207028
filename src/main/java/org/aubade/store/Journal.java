package org.aubade.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.aubade.program.catalog.StoreUnavailable;
import org.aubade.run.journal.InterruptedRun;
import org.aubade.time.TimeSource;
import org.jboss.logging.Logger;

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
    private final Answers answers;
    private final Inbox inbox = new Inbox();
    private final Requests requests = new Requests(inbox);
    private final Thread thread;
    private final ScheduledFuture<?> beats;
    private Duration pause = FIRST_PAUSE;
    private Instant latest = Instant.EPOCH;

    Journal(Database database, String node, TimeSource time) {
        this.database = database;
        this.time = time;
        this.session = new Session(node, database.engine(), time);
        this.commit = new Commit(database, session, time);
        this.takeOver = new TakeOver(database, session, time);
        this.answers = new Answers(database);
        this.thread = Thread.ofPlatform().name("aubade-journal").daemon().unstarted(this::loop);
        long beat = Session.BEAT.toMillis();
        this.beats = time.timer().scheduleWithFixedDelay(inbox::wake, beat, beat, TimeUnit.MILLISECONDS);
        database.whenOpened(inbox::wake);
        thread.start();
    }

    /** What can be asked of it. */
    Requests requests() {
        return requests;
    }

    /** Writes what can be written, and ends; bounded by some seconds. */
    @Override
    public void close() {
        beats.cancel(false);
        inbox.close();
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void loop() {
        try {
            for (Batch batch = inbox.take(); batch != null; batch = inbox.take()) {
                if (!inbox.isIdle(batch) || isBeatDue()) {
                    write(batch);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            end();
        }
    }

    /** Whether a node without runs has to say that it is there, or to see whether the database is. */
    private boolean isBeatDue() {
        boolean silent = !time.now().isBefore(latest.plus(database.engine().idleBeat()));
        return database.opening() > 0 && (silent || database.state() instanceof DatabaseState.Failing);
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
        } catch (Throwable e) {
            putBack(batch, unavailable(e));
            return;
        }
        if (!batch.takeOvers.isEmpty()) {
            takeOver(batch);
        }
    }

    private void answer(Batch batch, Commit.Written written) {
        answers.begun(batch, written);
        batch.changed.forEach(run -> {
            boolean foreign = written.foreign().contains(run.id());
            if (foreign) {
                answers.takenOver(run, batch);
            } else {
                answers.written(run, batch);
            }
            if (foreign || run.isOver()) {
                inbox.forget(run);
            }
        });
    }

    private void takeOver(Batch batch) {
        try {
            Optional<List<InterruptedRun>> taken = takeOver.run();
            if (taken.isPresent()) {
                answers.takeOvers(batch, taken.get());
            } else {
                batch.begins.clear();
                giveUp(batch);
            }
        } catch (Throwable e) {
            answers.noTakeOvers(batch, unavailable(e));
        }
    }

    /** This node was taken for gone: its runs are those of others by now, and it begins anew. */
    private void giveUp(Batch batch) {
        Inbox.Lost lost = inbox.lose(batch);
        LOG.warnf(
                "This node was taken for gone; its %d runs are given up here and go on elsewhere.",
                lost.runs().size());
        session.renew();
        takeOver.forget();
        lost.runs().forEach(run -> answers.takenOver(run, batch, lost.waiting()));
    }

    private void putBack(Batch batch, StoreUnavailable failure) {
        inbox.putBack(batch);
        var _ = time.timer().schedule(inbox::endPause, pause.toMillis(), TimeUnit.MILLISECONDS);
        Duration longer = pause.multipliedBy(2);
        pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
        answers.unavailable(batch, failure);
    }

    /** Whoever waits now waits in vain. */
    private void end() {
        Batch left = inbox.end();
        try {
            var _ = database.write(handle -> {
                commit.withdraw(handle, left.withdrawn);
                session.leave(handle);
                return true;
            });
        } catch (RuntimeException e) {
            LOG.debug("The session was left open.", e);
        }
        answers.unavailable(left, Requests.stopping());
        answers.unkept(left, Requests.stopping());
    }

    private static StoreUnavailable unavailable(Throwable failure) {
        if (failure instanceof StoreUnavailable known) {
            return known;
        }
        LOG.error("The journal broke and tries again.", failure);
        return new StoreUnavailable("the journal broke: " + Failures.describe(failure), failure);
    }
}
