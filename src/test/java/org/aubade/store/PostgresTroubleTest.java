package org.aubade.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.store.Waiting.done;
import static org.aubade.store.Waiting.failure;

import java.nio.file.Path;
import java.time.Duration;
import org.aubade.program.catalog.StoreUnavailable;
import org.aubade.run.RunState;
import org.aubade.run.StepState;
import org.aubade.store.database.DatabaseState;
import org.aubade.store.database.SessionSettings;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a node whose PostgreSQL goes away. */
class PostgresTroubleTest {
    @TempDir
    private static Path directory;

    /** One for all tests, since it takes a second to make. */
    private static Postgres server;

    @BeforeAll
    static void make() {
        server = new Postgres(directory);
    }

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_server_that_goes_away_and_comes_back_loses_nothing() {
        try (PostgresDatabase data = PostgresDatabase.create(server, "home");
                Node node = data.node("attic")) {
            FakeRun run = FakeRun.of(FakeRun.FLUSHES);
            done(node.runs().begin(run.made));
            server.stop();
            run.mark(1, StepState.SUCCEEDED);

            assertThat(failure(node.runs().flush(run)))
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessageContaining("does not answer");
            assertThat(failure(node.runs().find(run.id()))).isInstanceOf(StoreUnavailable.class);
            assertThat(node.database().state()).isInstanceOf(DatabaseState.Failing.class);
            run.ended(RunState.SUCCEEDED, null);
            var kept = Waiting.begun(node.runs().complete(run));
            server.start();
            node.patience();

            Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                node.patience();
                kept.assertCompleted();
            });
            assertThat(done(node.runs().find(run.id()))
                            .orElseThrow()
                            .steps()
                            .get(1)
                            .state())
                    .isEqualTo(StepState.SUCCEEDED);
            assertThat(node.database().state()).isInstanceOf(DatabaseState.Working.class);
        }
    }

    @Test
    void while_the_server_is_away_a_node_acts_for_its_runs_unless_it_is_paused() {
        try (PostgresDatabase data = PostgresDatabase.create(server, "lease");
                Node node = data.node("attic")) {
            FakeRun run = FakeRun.of(FakeRun.FLUSHES);
            done(node.runs().begin(run.made));
            server.stop();
            assertThat(failure(node.runs().flush(run))).isInstanceOf(StoreUnavailable.class);

            node.time().advance(Duration.ofMinutes(10));
            assertThat(node.runs().lease().isValid()).isTrue();

            node.time().kill();
            node.time().advance(SessionSettings.DEFAULT.silence());
            assertThat(node.runs().lease().isValid()).isFalse();
            assertThat(failure(node.runs().flush(run))).isInstanceOf(StoreUnavailable.class);
            assertThat(node.runs().lease().isValid()).isFalse();
        }
    }

    @Test
    void a_server_that_is_not_there_yet_is_waited_for() {
        try (PostgresDatabase data = PostgresDatabase.create(server, "late")) {
            server.stop();
            try (Node node = data.node("attic")) {
                assertThat(node.database().state()).isInstanceOf(DatabaseState.Failing.class);
                server.start();
                Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                    node.patience();
                    assertThat(node.database().state()).isInstanceOf(DatabaseState.Working.class);
                });
            }
        }
    }

    @Test
    void a_password_is_not_told() {
        try (PostgresDatabase data = PostgresDatabase.at("jdbc:postgresql://h/d?user=u&password=secret&ssl=true")) {
            assertThat(data.engine().place()).isEqualTo("jdbc:postgresql://h/d?user=u&password=***&ssl=true");
        }
    }

    @Test
    void what_is_wrong_is_told_apart() {
        try (PostgresDatabase data = PostgresDatabase.at(server.url("nowhere"));
                Node node = data.node("attic")) {
            assertThat(node.database().state())
                    .isInstanceOfSatisfying(
                            DatabaseState.Failing.class,
                            failing ->
                                    assertThat(failing.cause()).contains("/nowhere has no such database", "create it"));
        }
    }
}
