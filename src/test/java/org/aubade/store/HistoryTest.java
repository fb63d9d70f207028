package org.aubade.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.store.Waiting.done;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.aubade.device.MessageType;
import org.aubade.program.ProgramBuilder;
import org.aubade.run.RunState;
import org.aubade.run.StepState;
import org.aubade.time.TimeSource;
import org.aubade.time.VirtualTime;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is forgotten, and when. */
class HistoryTest {
    @TempDir
    Path directory;

    @Nested
    class Sqlite extends Contract {
        @Override
        TestDatabase create() {
            return new SqliteDatabase(directory);
        }
    }

    @Nested
    class Postgres extends Contract {
        @Override
        TestDatabase create() {
            return SharedPostgres.database();
        }
    }

    abstract static class Contract {
        abstract TestDatabase create();

        @Test
        void runs_are_forgotten_with_all_that_is_theirs_when_they_have_been_over_for_long_enough() {
            try (TestDatabase data = create();
                    Node node = data.node("attic")) {
                History history = new History(
                        node.database(), Duration.ofDays(30), node.time().source());
                FakeRun old = run(node, "old", true);
                FakeRun going = run(node, "going", false);
                node.time().advance(Duration.ofDays(29));
                assertThat(done(history.prune())).isZero();
                node.time().advance(Duration.ofDays(2));

                assertThat(done(history.prune())).isEqualTo(1);

                assertThat(done(node.runs().find(old.id()))).isEmpty();
                assertThat(done(node.runs().find(going.id())).orElseThrow().steps())
                        .hasSize(1);
                assertThat(counts(data)).containsExactly(1, 1, 1);
                assertThat(done(node.runs().find(run(node, "old", true).id()))).isPresent();
            }
        }

        @Test
        void many_runs_are_forgotten_at_once() {
            try (TestDatabase data = create();
                    Node node = data.node("attic")) {
                for (int index = 0; index < 120; index++) {
                    run(node, "old", true);
                }
                node.time().advance(Duration.ofDays(2));

                assertThat(done(new History(
                                        node.database(),
                                        Duration.ofDays(1),
                                        node.time().source())
                                .prune()))
                        .isEqualTo(120);
                assertThat(counts(data)).containsExactly(0, 0, 0);
            }
        }

        @Test
        void nothing_is_forgotten_by_a_clock_that_was_set_since_the_last_time() {
            try (TestDatabase data = create();
                    Node node = data.node("attic")) {
                AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
                VirtualTime time = node.time();
                History history = new History(
                        node.database(),
                        Duration.ofDays(30),
                        new TimeSource(
                                ((InstantSource) () -> time.now().plus(ahead.get())).withZone(ZoneOffset.UTC),
                                time,
                                () -> time.elapsed().toNanos()));
                var _ = run(node, "old", true);
                time.advance(Duration.ofHours(1));
                ahead.set(Duration.ofDays(40));

                assertThat(done(history.prune())).isZero();
                ahead.set(Duration.ZERO);
                assertThat(done(history.prune())).isZero();

                time.advance(Duration.ofDays(31));
                assertThat(done(history.prune())).isEqualTo(1);
            }
        }

        private static List<Integer> counts(TestDatabase data) {
            return List.of("runs", "run_steps", "program_versions").stream()
                    .map(table -> data.raw()
                            .withHandle(sql -> sql.createQuery("SELECT count(*) FROM " + table)
                                    .mapTo(Integer.class)
                                    .one()))
                    .toList();
        }

        @com.google.errorprone.annotations.CanIgnoreReturnValue
        private static FakeRun run(Node node, String program, boolean over) {
            FakeRun run = FakeRun.of(ProgramBuilder.program(program)
                    .send("lamp", MessageType.SWITCH_ON)
                    .build());
            done(node.runs().begin(run.made));
            run.started();
            run.mark(0, StepState.SUCCEEDED);
            if (over) {
                run.ended(RunState.SUCCEEDED, null);
            }
            done(node.runs().flush(run));
            return run;
        }
    }
}
