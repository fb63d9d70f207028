package org.aubade.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.store.Waiting.done;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.aubade.run.RunQuery;
import org.aubade.run.RunState;
import org.aubade.run.StepState;
import org.aubade.store.FakeRun;
import org.aubade.store.SqlRunStore;
import org.aubade.store.Waiting;
import org.aubade.store.database.Database;
import org.aubade.store.database.DatabaseState;
import org.aubade.store.database.SessionSettings;
import org.aubade.store.database.SqliteFile;
import org.aubade.time.TimeSource;
import org.aubade.time.VirtualTime;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the thread of the journal writes, and what it survives. */
class JournalTest {
    private static final String THREAD = "aubade-journal";

    @TempDir
    Path directory;

    private final VirtualTime time = new VirtualTime();

    /** How often the journal can still ask the clock before that breaks once; it does not break while this is negative. */
    private final AtomicInteger untilBreak = new AtomicInteger(-1);

    private final Clock clock = ((InstantSource) () -> {
                if (Thread.currentThread().getName().equals(THREAD) && untilBreak.getAndDecrement() == 0) {
                    throw new IllegalStateException("the clock is broken");
                }
                return time.now();
            })
            .withZone(ZoneOffset.UTC);

    private final TimeSource source =
            new TimeSource(clock, time, () -> time.elapsed().toNanos());
    private Database database;
    private SqlRunStore store;

    @BeforeEach
    void open() {
        database = new Database(new SqliteFile(directory, Map.of()), source);
        store = new SqlRunStore(database, "attic", SessionSettings.DEFAULT, source);
        database.open();
    }

    @AfterEach
    void close() {
        store.close();
        database.close();
    }

    private FakeRun running() {
        FakeRun run = FakeRun.of(FakeRun.FLUSHES);
        done(store.begin(run.made));
        run.started();
        return run;
    }

    private RunState written(FakeRun run) {
        return done(store.find(run.id())).orElseThrow().state();
    }

    @Test
    void what_changes_within_a_few_milliseconds_is_written_together() {
        FakeRun run = running();
        FakeRun other = running();
        store.markDirty(run, false);
        time.advance(PendingWrites.LINGER.minusMillis(1));
        run.mark(1, StepState.RUNNING);
        store.markDirty(run, false);
        store.markDirty(other, false);
        assertThat(run.takes()).isZero();

        time.advance(Duration.ofMillis(1));

        Awaitility.await().until(() -> written(other) == RunState.RUNNING);
        assertThat(written(run)).isEqualTo(RunState.RUNNING);
        assertThat(run.takes()).isEqualTo(1);
        assertThat(other.takes()).isEqualTo(1);
    }

    @Test
    void what_is_urgent_is_written_at_once() {
        FakeRun run = running();
        store.markDirty(run, false);

        store.markDirty(run, true);

        Awaitility.await().until(() -> written(run) == RunState.RUNNING);
    }

    @Test
    void what_somebody_waits_for_is_written_at_once_with_all_that_has_changed() {
        FakeRun run = running();
        FakeRun other = running();
        store.markDirty(other, false);

        done(store.flush(run));

        assertThat(written(other)).isEqualTo(RunState.RUNNING);
    }

    @Test
    void a_round_that_breaks_before_it_writes_is_not_the_last() {
        done(store.begin(FakeRun.of(FakeRun.FLUSHES).made));
        untilBreak.set(0);
        time.advance(SessionSettings.DEFAULT.heartbeat());
        Awaitility.await().until(() -> untilBreak.get() < 0);

        done(store.begin(FakeRun.of(FakeRun.FLUSHES).made));

        assertThat(store.state()).isInstanceOf(DatabaseState.Working.class);
    }

    @Test
    void a_round_that_breaks_when_it_has_written_is_repeated() {
        FakeRun run = FakeRun.of(FakeRun.FLUSHES);
        done(store.begin(run.made));
        run.ended(RunState.SUCCEEDED, null);
        untilBreak.set(1);

        var kept = Waiting.begun(store.complete(run));
        Awaitility.await().until(() -> untilBreak.get() < 0);
        time.advance(SessionSettings.DEFAULT.heartbeat());

        kept.awaitItem();
        assertThat(done(store.list(new RunQuery(null, RunState.SUCCEEDED, 10, null))))
                .hasSize(1);
    }
}
