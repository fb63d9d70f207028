package org.aubade.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.store.Waiting.done;
import static org.aubade.store.Waiting.failure;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.aubade.run.Cause;
import org.aubade.run.RunQuery;
import org.aubade.run.RunState;
import org.aubade.run.StepState;
import org.aubade.run.journal.InterruptedRun;
import org.aubade.run.journal.Lease;
import org.aubade.run.journal.RunTakenOver;
import org.aubade.store.database.SessionSettings;
import org.junit.jupiter.api.Test;

class PostgresTakeOverTest extends TakeOverContract {
    @Override
    TestDatabase create() {
        return SharedPostgres.database();
    }

    @Test
    void each_run_is_taken_over_by_one_node_of_three() {
        for (int index = 0; index < 30; index++) {
            done(attic.runs().begin(FakeRun.of(FakeRun.FLUSHES).made));
        }
        List<Node> others =
                Stream.of("cellar", "shed", "garage").map(this::watching).toList();
        attic.crash();
        data.raw()
                .useHandle(sql -> sql.execute("UPDATE nodes SET last_seen = last_seen - 9000000 WHERE name = 'attic'"));

        List<InterruptedRun> taken =
                others.stream().map(node -> Waiting.begun(node.runs().takeOver())).toList().stream()
                        .flatMap(call -> call.awaitItem(Duration.ofSeconds(30)).getItem().stream())
                        .toList();

        assertThat(taken).extracting(run -> run.run().id()).hasSize(30).doesNotHaveDuplicates();
        others.forEach(Node::close);
    }

    @Test
    void a_node_that_was_taken_for_gone_gives_its_runs_up_and_begins_anew() {
        FakeRun run = running(attic);
        sql("UPDATE runs SET owner = 'cellar'");
        sql("DELETE FROM nodes");
        run.mark(1, StepState.SUCCEEDED);

        assertThat(failure(attic.runs().flush(run))).isInstanceOf(RunTakenOver.class);
        assertThat(run.wasTakenOver()).isTrue();
        assertThat(failure(attic.runs().complete(run))).isInstanceOf(RunTakenOver.class);
        assertThat(found(attic, run).steps().get(1).state()).isEqualTo(StepState.RUNNING);
        done(attic.runs().flush(running(attic)));
    }

    @Test
    void a_node_that_was_paused_does_not_know_whether_its_runs_are_its_own_until_it_has_asked() {
        FakeRun run = running(attic);
        assertThat(attic.runs().lease().isValid()).isTrue();

        pause();
        assertThat(attic.runs().lease().isValid()).isFalse();

        done(attic.runs().flush(run));
        assertThat(attic.runs().lease().isValid()).isTrue();
    }

    @Test
    void a_lease_is_of_no_use_once_the_session_was_lost() {
        FakeRun run = running(attic);
        Lease lease = attic.runs().lease();
        pause();
        sql("DELETE FROM nodes");

        assertThat(failure(attic.runs().flush(run))).isInstanceOf(RunTakenOver.class);
        var _ = running(attic);

        assertThat(lease.isValid()).isFalse();
        assertThat(attic.runs().lease().isValid()).isTrue();
    }

    @Test
    void a_node_that_has_ended_its_session_does_not_act_for_its_runs() {
        var _ = running(attic);
        Lease lease = attic.runs().lease();

        attic.runs().close();

        assertThat(lease.isValid()).isFalse();
    }

    /** The process is paused, so that it has no heartbeats, for as long as nodes wait before they take over its runs. */
    private void pause() {
        attic.time().kill();
        attic.time().advance(SessionSettings.DEFAULT.silence());
    }

    @Test
    void a_node_that_is_there_keeps_its_runs() {
        done(attic.runs().begin(FakeRun.of(FakeRun.FLUSHES).made));
        try (Node cellar = data.node("cellar")) {
            assertThat(done(cellar.runs().takeOver())).isEmpty();
        }
    }

    @Test
    void after_an_outage_nobody_is_gone_who_comes_back() {
        FakeRun run = running(attic);
        try (Node cellar = watching("cellar")) {
            data.raw().useHandle(sql -> sql.execute("UPDATE nodes SET last_seen = last_seen - 60000000"));
            cellar.time().advance(Duration.ofMinutes(10));

            listen(cellar);
            run.ended(RunState.SUCCEEDED, null);
            done(attic.runs().complete(run));
            FakeRun next = running(attic);
            assertThat(done(cellar.runs().takeOver())).isEmpty();
            assertThat(next.wasTakenOver()).isFalse();

            attic.crash();
            data.raw()
                    .useHandle(sql ->
                            sql.execute("UPDATE nodes SET last_seen = last_seen - 9000000 WHERE name = 'attic'"));
            assertThat(done(cellar.runs().takeOver())).hasSize(1);
        }
    }

    @Test
    void three_nodes_begin_one_run_for_each_of_200_occurrences() {
        List<Node> nodes = Stream.of("cellar", "shed", "garage").map(data::node).toList();
        List<Cause> due = IntStream.range(0, 200)
                .<Cause>mapToObj(index -> new Cause.Occurrence("s" + index, FakeRun.REQUESTED))
                .toList();

        long begun = nodes.stream()
                .flatMap(node -> due.stream()
                        .map(cause -> Waiting.begun(node.runs()
                                .begin(FakeRun.of(cause, FakeRun.FLUSHES).made)
                                .onItem()
                                .transform(_ -> true)
                                .onFailure(org.aubade.run.OccurrenceTaken.class)
                                .recoverWithItem(false))))
                .toList()
                .stream()
                .filter(call -> call.awaitItem(Duration.ofSeconds(30)).getItem())
                .count();

        assertThat(begun).isEqualTo(200);
        assertThat(done(attic.runs().list(new RunQuery(null, null, 1_000, null))))
                .hasSize(200);
        nodes.forEach(Node::close);
    }
}
