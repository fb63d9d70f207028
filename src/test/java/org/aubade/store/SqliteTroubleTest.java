package org.aubade.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.aubade.store.Waiting.done;
import static org.aubade.store.Waiting.failure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.aubade.device.DeviceLog;
import org.aubade.program.catalog.StoreUnavailable;
import org.aubade.run.RunQuery;
import org.aubade.run.RunState;
import org.aubade.run.StepState;
import org.aubade.run.journal.StepCheckpoint;
import org.aubade.store.database.Database;
import org.aubade.store.database.DatabaseState;
import org.aubade.store.database.SessionSettings;
import org.aubade.store.database.SqliteFile;
import org.aubade.time.TimeSource;
import org.aubade.time.VirtualTime;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a node whose data directory does not do what it should. */
class SqliteTroubleTest {
    @TempDir
    Path directory;

    private final VirtualTime time = new VirtualTime();

    private Node start(Map<String, String> settings) {
        return Node.start(new SqliteFile(directory.resolve("data"), settings), "attic", time);
    }

    private static String cause(Node node) {
        return node.database().state() instanceof DatabaseState.Failing failing ? failing.cause() : "none";
    }

    /** The next attempts succeed. */
    private void recovers(Node node) {
        Awaitility.await().untilAsserted(() -> {
            time.advance(Duration.ofSeconds(6));
            assertThat(cause(node)).isEqualTo("none");
        });
        done(node.runs().begin(FakeRun.of(FakeRun.FLUSHES).made));
    }

    @Test
    void the_directory_is_made() {
        try (Node node = start(Map.of())) {
            assertThat(directory.resolve("data/aubade.db")).exists();
            assertThat(node.database().state()).isInstanceOfSatisfying(DatabaseState.Working.class, working -> {
                assertThat(working.kind()).isEqualTo("SQLite");
                assertThat(working.place())
                        .isEqualTo(directory.resolve("data/aubade.db").toString());
                assertThat(working.schema()).containsOnlyDigits();
            });
        }
    }

    @Test
    void a_file_that_is_no_database_is_named_until_it_is_replaced() throws IOException {
        Path file = Files.createDirectories(directory.resolve("data")).resolve("aubade.db");
        Files.writeString(file, "This is no database, whatever its name says. ".repeat(100));
        try (Node node = start(Map.of())) {
            assertThat(cause(node)).contains(file + " is damaged or no database", "put a backup in its place");
            assertThat(failure(node.runs().begin(FakeRun.of(FakeRun.FLUSHES).made)))
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessage(cause(node));
            assertThat(failure(node.runs().list(new RunQuery(null, null, 1, null))))
                    .isInstanceOf(StoreUnavailable.class);

            Files.delete(file);
            recovers(node);
        }
    }

    @Test
    void a_directory_that_cannot_be_written_is_named_until_it_can() throws IOException {
        Path inTheWay = Files.writeString(directory.resolve("data"), "a file where the directory should be");
        try (Node node = start(Map.of())) {
            assertThat(cause(node)).contains("the data directory " + inTheWay + " cannot be written", "aubade.data");

            Files.delete(inTheWay);
            recovers(node);
        }
    }

    /** A time source whose ticker moves by {@code tick} each time that it is asked. */
    private TimeSource slow(Duration tick) {
        AtomicLong ticks = new AtomicLong();
        return new TimeSource(time.source().clock(), time.source().timer(), () -> ticks.addAndGet(tick.toNanos()));
    }

    private List<String> logged(TimeSource slow, int runs) {
        try (Database database = new Database(new SqliteFile(directory.resolve("data"), Map.of()), slow);
                SqlRunStore store = new SqlRunStore(database, "attic", SessionSettings.DEFAULT, slow);
                DeviceLog log = DeviceLog.open("aubade.store")) {
            database.open();
            for (int run = 0; run < runs; run++) {
                done(store.begin(FakeRun.of(FakeRun.FLUSHES).made));
            }
            return log.lines().stream().filter(line -> line.contains("slow")).toList();
        }
    }

    @Test
    void a_slow_disk_is_told_to_whoever_reads_the_log() {
        assertThat(logged(slow(Duration.ofSeconds(1)), 1))
                .containsExactly(
                        "The disk or the database is slow: runs waited up to 1000 ms for the journal, in 1 of its writes.");
    }

    @Test
    void a_slow_disk_is_told_once_a_minute() {
        assertThat(logged(slow(Duration.ofSeconds(1)), 10)).hasSize(1);
        assertThat(logged(slow(Duration.ofMinutes(1)), 10)).hasSize(10);
    }

    @Test
    void a_disk_that_is_fast_enough_is_not_told() {
        assertThat(logged(slow(Duration.ofMillis(499)), 10)).isEmpty();
    }

    @Test
    void whoever_waits_when_the_service_stops_is_told_so_and_nothing_is_wrong_with_the_database() throws Exception {
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        Database database = new Database(new SqliteFile(directory.resolve("data"), Map.of()), time.source());
        try (ExecutorService threads = Executors.newFixedThreadPool(2);
                DeviceLog log = DeviceLog.open("aubade.store")) {
            database.open();
            Future<Integer> first = threads.submit(() -> database.write(handle -> {
                writing.countDown();
                try {
                    closed.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return handle.execute("DELETE FROM runs");
            }));
            writing.await();
            Future<Integer> second = threads.submit(() -> database.write(handle -> handle.execute("DELETE FROM runs")));
            database.close();
            closed.countDown();

            for (Future<Integer> writer : List.of(first, second)) {
                assertThatThrownBy(writer::get)
                        .hasCauseInstanceOf(StoreUnavailable.class)
                        .hasMessageContaining("the service is stopping");
            }
            assertThat(log.lines()).noneMatch(line -> line.contains("does not work"));
        }
    }

    @Test
    void a_second_process_is_refused_until_the_first_has_ended() {
        Node first = start(Map.of());
        try (Node second = start(Map.of())) {
            assertThat(cause(second)).contains("is in use by another process", "aubade.data");

            first.close();
            recovers(second);
        }
    }

    @Test
    void a_full_disk_is_told_and_nothing_that_happened_is_lost() {
        try (Node node = start(Map.of("max_page_count", "60"))) {
            FakeRun run = FakeRun.of(FakeRun.FLUSHES);
            done(node.runs().begin(run.made));
            String large = "x".repeat(1_000);
            IntStream.range(0, 500)
                    .forEach(step -> run.mark(new StepCheckpoint(step, StepState.FAILED, 1, null, null, large, false)));
            run.ended(RunState.FAILED, "why");
            var kept = Waiting.begun(node.runs().complete(run));

            Awaitility.await().untilAsserted(() -> assertThat(cause(node)).contains("is full", "free some space"));
            assertThat(done(node.runs().find(run.id()))).isPresent();
            kept.assertNotTerminated();
            var _ = node.database()
                    .write(sql -> sql.createQuery("PRAGMA max_page_count = 100000")
                            .mapTo(Long.class)
                            .one());
            node.patience();

            kept.awaitItem(Duration.ofSeconds(30));
            assertThat(done(node.runs().find(run.id())).orElseThrow().state()).isEqualTo(RunState.FAILED);
        }
    }
}
