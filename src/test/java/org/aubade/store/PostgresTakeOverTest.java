package org.aubade.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.store.Waiting.done;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.aubade.run.Cause;
import org.aubade.run.InterruptedRun;
import org.aubade.run.RunQuery;
import org.junit.jupiter.api.Test;

class PostgresTakeOverTest extends TakeOverContract {
    @Override
    TestDatabase create() {
        return SharedPostgres.database();
    }

    @Test
    void each_run_is_taken_over_by_one_node_of_three() {
        for (int index = 0; index < 30; index++) {
            done(attic.runs().begin(FakeRun.of(RunStoreContract.FLUSHES).made));
        }
        List<Node> others =
                Stream.of("cellar", "shed", "garage").map(data::node).toList();
        others.forEach(node -> done(node.runs().takeOver()));
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
    void a_node_that_is_there_keeps_its_runs() {
        done(attic.runs().begin(FakeRun.of(RunStoreContract.FLUSHES).made));
        try (Node cellar = data.node("cellar")) {
            assertThat(done(cellar.runs().takeOver())).isEmpty();
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
                                .begin(FakeRun.of(cause, RunStoreContract.FLUSHES).made)
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
