package org.aubade.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.store.Waiting.done;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.aubade.run.Cause;
import org.aubade.run.Run;
import org.aubade.run.RunId;
import org.aubade.run.RunQuery;
import org.aubade.store.FakeRun;
import org.aubade.store.Node;
import org.aubade.store.SharedPostgres;
import org.aubade.store.TestDatabase;
import org.aubade.store.database.SessionSettings;
import org.aubade.time.TimeSource;
import org.junit.jupiter.api.Test;

class CommitTest {
    @Test
    void a_run_of_an_occurrence_that_seemed_not_to_begin_is_left_to_somebody_and_another_is_not_there() {
        try (TestDatabase data = SharedPostgres.database();
                Node attic = data.node("attic")) {
            TimeSource time = attic.time().source();
            Session session = new Session("attic", attic.database().engine(), SessionSettings.DEFAULT, time);
            Commit commit = new Commit(attic.database(), session, new Withdrawals(attic.database(), session), time);
            FakeRun asked = FakeRun.of(FakeRun.FLUSHES);
            FakeRun due = FakeRun.of(new Cause.Occurrence("morning", FakeRun.REQUESTED), FakeRun.FLUSHES);
            Batch failed = new Batch();
            for (FakeRun run : List.of(asked, due)) {
                Uni.createFrom()
                        .<Void>emitter(emitter -> failed.begins.add(new Batch.Begin(run.made, emitter)))
                        .subscribe()
                        .with(_ -> {});
            }
            assertThat(commit.write(failed)).isPresent();

            Batch next = new Batch();
            next.putBack(failed);
            assertThat(commit.write(next)).isPresent();

            List<RunId> left = done(attic.runs().list(new RunQuery(null, null, 10, null))).stream()
                    .map(Run::id)
                    .toList();
            assertThat(left).containsExactly(due.id());
            assertThat(done(attic.runs().takeOver()))
                    .extracting(taken -> taken.run().id())
                    .containsExactly(due.id());
            assertThat(done(attic.runs().takeOver())).isEmpty();
        }
    }
}
