package org.aubade;

import static org.aubade.store.Waiting.done;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.aubade.run.RunState;
import org.aubade.store.FakeRun;
import org.aubade.store.database.Database;
import org.aubade.store.database.SessionSettings;
import org.aubade.time.TimeSource;
import org.aubade.time.VirtualTime;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the history is pruned. */
class SqlStorageTest {
    @TempDir
    Path directory;

    private final VirtualTime time = new VirtualTime();

    /** How far the clock is ahead of virtual time. */
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    private final TimeSource source = new TimeSource(
            ((InstantSource) () -> time.now().plus(ahead.get())).withZone(ZoneOffset.UTC),
            time,
            () -> time.elapsed().toNanos());

    private SqlStorage start() {
        SqlStorage storage = new SqlStorage(
                Database.sqlite(directory, source), "attic", SessionSettings.DEFAULT, Duration.ofDays(30), source);
        storage.open();
        return storage;
    }

    @Test
    void a_start_with_a_clock_that_is_far_ahead_deletes_nothing_for_an_hour() {
        FakeRun run = FakeRun.of(FakeRun.FLUSHES);
        SqlStorage before = start();
        done(before.runs().begin(run.made));
        run.ended(RunState.SUCCEEDED, null);
        done(before.runs().complete(run));
        before.close();
        ahead.set(Duration.ofDays(40));

        SqlStorage storage = start();
        time.advance(Duration.ofMinutes(59));
        Awaitility.await()
                .during(Duration.ofMillis(200))
                .until(() -> done(storage.runs().contains(run.id())));

        time.advance(Duration.ofMinutes(1));
        Awaitility.await().until(() -> !done(storage.runs().contains(run.id())));
        storage.close();
    }
}
