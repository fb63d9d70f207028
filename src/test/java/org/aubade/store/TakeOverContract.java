package org.aubade.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.store.Waiting.done;
import static org.aubade.store.Waiting.failure;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.aubade.program.catalog.StoreUnavailable;
import org.aubade.run.Resumption;
import org.aubade.run.Run;
import org.aubade.run.RunQuery;
import org.aubade.run.RunState;
import org.aubade.run.StepState;
import org.aubade.run.journal.InterruptedRun;
import org.aubade.run.journal.StepCheckpoint;
import org.aubade.store.database.DatabaseState;
import org.aubade.store.database.SessionSettings;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of the runs of a node that is gone, or that cannot reach its database. */
abstract class TakeOverContract {
    TestDatabase data;
    Node attic;

    /** An empty database. */
    abstract TestDatabase create();

    @BeforeEach
    void start() {
        data = create();
        attic = data.node("attic");
    }

    @AfterEach
    void stop() {
        attic.close();
        data.close();
    }

    /** A node that has been there for long enough to notice who is gone. */
    Node watching(String name) {
        Node node = data.node(name);
        if (node.database().isShared()) {
            listen(node);
        }
        return node;
    }

    /** Lets {@code node} work for so long that it can tell which other nodes are gone. */
    static void listen(Node node) {
        for (Duration passed = Duration.ZERO;
                passed.compareTo(SessionSettings.DEFAULT.silence()) < 0;
                passed = passed.plus(SessionSettings.DEFAULT.heartbeat())) {
            assertThat(done(node.runs().takeOver())).isEmpty();
            node.time().advance(SessionSettings.DEFAULT.heartbeat());
        }
    }

    FakeRun running(Node node) {
        FakeRun run = FakeRun.of(FakeRun.FLUSHES);
        done(node.runs().begin(run.made));
        run.started();
        run.mark(new StepCheckpoint(1, StepState.RUNNING, 1, FakeRun.STARTED, null, null, true));
        done(node.runs().flush(run));
        return run;
    }

    /** The process of the attic is killed, and so long ago that others can notice. */
    private void kill() {
        attic.crash();
        sql("UPDATE nodes SET last_seen = last_seen - 9000000");
    }

    void sql(String statement) {
        data.raw().useHandle(handle -> handle.execute(statement));
    }

    @Test
    void a_run_goes_on_elsewhere_with_all_that_is_known_of_it() {
        FakeRun run = running(attic);
        Resumption before = new Resumption(FakeRun.STARTED, "attic", "cellar", FakeRun.REQUESTED, List.of(), List.of());
        run.resumed(before);
        done(attic.runs().flush(run));
        FakeRun waiting = FakeRun.of(FakeRun.FLUSHES);
        done(attic.runs().begin(waiting.made));
        kill();

        try (Node cellar = watching("cellar")) {
            List<InterruptedRun> taken = done(cellar.runs().takeOver());

            assertThat(taken).extracting(InterruptedRun::run).containsExactly(run.made, waiting.made);
            assertThat(taken).extracting(InterruptedRun::node).containsOnly("attic");
            assertThat(taken.getFirst().started()).isEqualTo(FakeRun.STARTED);
            assertThat(taken.getFirst().resumptions()).containsExactly(before);
            assertThat(taken.getFirst().checkpoints())
                    .containsExactly(new StepCheckpoint(1, StepState.RUNNING, 1, FakeRun.STARTED, null, null, true));
            assertThat(taken.getLast().started()).isNull();
            run.ended(RunState.SUCCEEDED, null);
            done(cellar.runs().complete(run));
            assertThat(done(cellar.runs().takeOver())).isEmpty();
        }
    }

    @Test
    void each_run_is_taken_over_once_however_many_ask() {
        List<FakeRun> runs =
                IntStream.range(0, 50).mapToObj(_ -> running(attic)).toList();
        kill();

        try (Node cellar = watching("cellar")) {
            List<InterruptedRun> taken =
                    Stream.generate(() -> Waiting.begun(cellar.runs().takeOver())).limit(10).toList().stream()
                            .flatMap(call -> call.awaitItem(Duration.ofSeconds(30)).getItem().stream())
                            .toList();

            assertThat(taken)
                    .extracting(run -> run.run().id())
                    .containsExactlyElementsOf(runs.stream().map(FakeRun::id).toList());
        }
    }

    @Test
    void a_node_without_runs_notices_by_itself_that_it_was_taken_for_gone() {
        FakeRun run = running(attic);
        sql("DELETE FROM nodes");
        attic.time().advance(SessionSettings.DEFAULT.heartbeat());

        Awaitility.await().until(run::wasTakenOver);
    }

    @Test
    void a_run_whose_programs_cannot_be_read_fails_and_says_why() {
        FakeRun run = running(attic);
        kill();
        sql("UPDATE program_versions SET programs = '\u001e{\"name\": \"x\", \"do\": {\"teleport\": \"me\"}}'");

        try (Node cellar = watching("cellar")) {
            assertThat(done(cellar.runs().takeOver())).isEmpty();
            Run failed = found(cellar, run);
            assertThat(failed.state()).isEqualTo(RunState.FAILED);
            assertThat(failed.error()).contains("cannot go on", "teleport");
            assertThat(failed.finished()).isNotNull();
        }
    }

    @Test
    void a_run_of_which_nothing_can_be_made_fails_alone() {
        List<FakeRun> bad = Stream.generate(() -> running(attic)).limit(4).toList();
        FakeRun good = running(attic);
        kill();
        update("runs SET state = 'DREAMING' WHERE id", bad.get(0));
        update("runs SET resumptions = '[{\"at\":\"soon\"}]' WHERE id", bad.get(1));
        update("run_steps SET step = 3 WHERE run_id", bad.get(2));
        update("run_steps SET state = 'DREAMING' WHERE run_id", bad.get(3));

        try (Node cellar = watching("cellar")) {
            assertThat(done(cellar.runs().takeOver()))
                    .extracting(taken -> taken.run().id())
                    .containsExactly(good.id());
            assertThat(done(cellar.runs().list(new RunQuery(null, RunState.FAILED, 10, null))))
                    .hasSize(4)
                    .allSatisfy(run -> assertThat(run.error()).contains("cannot go on"));
        }
    }

    private void update(String what, FakeRun run) {
        sql("UPDATE " + what + " = '" + run.id() + "'");
    }

    @Test
    void what_cannot_be_written_is_told_and_kept_until_it_can() {
        FakeRun run = running(attic);
        FakeRun refused = FakeRun.of(FakeRun.FLUSHES);
        sql("ALTER TABLE run_steps RENAME TO away");
        run.mark(1, StepState.SUCCEEDED);

        assertThat(failure(attic.runs().flush(run))).isInstanceOf(StoreUnavailable.class);
        assertThat(attic.database().state()).isInstanceOf(DatabaseState.Failing.class);
        run.mark(2, StepState.SUCCEEDED);
        run.ended(RunState.SUCCEEDED, null);
        var kept = Waiting.begun(attic.runs().complete(run));
        assertThat(failure(attic.runs().begin(refused.made))).isInstanceOf(StoreUnavailable.class);
        sql("ALTER TABLE away RENAME TO run_steps");
        attic.patience();

        kept.awaitItem(Duration.ofSeconds(30));
        assertThat(attic.database().state()).isInstanceOf(DatabaseState.Working.class);
        assertThat(found(attic, run).steps())
                .extracting(step -> step.state())
                .containsExactly(StepState.SKIPPED, StepState.SUCCEEDED, StepState.SUCCEEDED);
        assertThat(done(attic.runs().find(refused.id()))).isEmpty();
    }

    @Test
    void what_waits_when_the_node_stops_is_written() {
        FakeRun run = running(attic);
        run.mark(1, StepState.SUCCEEDED);
        run.ended(RunState.SUCCEEDED, null);
        attic.runs().markDirty(run, false);
        attic.close();

        try (Node cellar = data.node("cellar")) {
            assertThat(found(cellar, run).state()).isEqualTo(RunState.SUCCEEDED);
            assertThat(done(cellar.runs().takeOver())).isEmpty();
        }
    }

    @Test
    void what_a_node_leaves_unfinished_when_it_stops_goes_on_at_once() {
        FakeRun run = running(attic);
        attic.close();

        try (Node cellar = data.node("cellar")) {
            assertThat(done(cellar.runs().takeOver()))
                    .extracting(taken -> taken.run().id())
                    .containsExactly(run.id());
        }
        assertThat(failure(attic.runs().flush(run))).isInstanceOf(StoreUnavailable.class);
    }

    static Run found(Node node, FakeRun run) {
        return done(node.runs().find(run.id())).orElseThrow();
    }
}
