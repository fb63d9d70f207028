package org.aubade.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.store.Waiting.done;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.aubade.run.Cause;
import org.aubade.run.OccurrenceTaken;
import org.aubade.run.RunQuery;
import org.aubade.run.RunState;
import org.junit.jupiter.api.Test;

class PostgresRunStoreTest extends DurableRunStoreContract {
    @Override
    TestDatabase create() {
        return SharedPostgres.database();
    }

    @Test
    void a_driver_that_does_not_count_what_a_batch_inserts_makes_no_difference() {
        try (TestDatabase uncounted = SharedPostgres.database().with("reWriteBatchedInserts=true");
                Node cellar = uncounted.node("cellar")) {
            Cause due = new Cause.Occurrence("morning", FakeRun.REQUESTED);
            List<FakeRun> runs = IntStream.range(0, 40)
                    .mapToObj(index -> index % 2 == 0 ? FakeRun.of(FakeRun.FLUSHES) : FakeRun.of(due, FakeRun.FLUSHES))
                    .toList();

            List<String> begun = outcomes(runs, run -> cellar.runs().begin(run.made));

            assertThat(begun).filteredOn("done"::equals).hasSize(21);
            assertThat(begun)
                    .filteredOn(OccurrenceTaken.class.getName()::equals)
                    .hasSize(19);
            assertThat(done(cellar.runs().list(new RunQuery(null, null, 100, null))))
                    .hasSize(21);

            runs.forEach(run -> run.ended(RunState.SUCCEEDED, null));
            List<String> ended = outcomes(runs, run -> cellar.runs().complete(run));

            assertThat(ended.stream().map("done"::equals).toList())
                    .isEqualTo(begun.stream().map("done"::equals).toList());
        }
    }

    /** What becomes of {@code action} on every run, all at once: done, or the name of the failure. */
    private static List<String> outcomes(List<FakeRun> runs, Function<FakeRun, Uni<Void>> action) {
        return runs.stream()
                .map(run -> Waiting.begun(action.apply(run)
                        .replaceWith("done")
                        .onFailure()
                        .recoverWithItem(failure -> failure.getClass().getName())))
                .toList()
                .stream()
                .map(outcome -> outcome.awaitItem(Duration.ofSeconds(30)).getItem())
                .toList();
    }
}
