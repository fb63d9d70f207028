package org.aubade.store;

import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.aubade.program.catalog.StoreUnavailable;
import org.aubade.run.Cause;
import org.aubade.run.RunId;
import org.aubade.run.journal.InterruptedRun;
import org.aubade.run.journal.OccurrenceTaken;
import org.aubade.run.journal.RunTakenOver;
import org.jspecify.annotations.Nullable;

/** Tells those who wait for the journal what came of it, on threads of their own. */
final class Answers {
    private final Database database;

    Answers(Database database) {
        this.database = database;
    }

    /** The runs that were to begin have begun, but for those whose occurrence was taken. */
    void begun(Batch batch, Commit.Written written) {
        batch.begins.forEach(begin -> {
            RunId there = written.taken().get(begin.run().id());
            if (there != null && begin.run().cause() instanceof Cause.Occurrence occurrence) {
                fail(begin.waiting(), new OccurrenceTaken(occurrence, there));
            } else {
                complete(begin.waiting(), null);
            }
        });
    }

    /** All that had happened in the run is durable. */
    void written(Tracked run, Batch batch) {
        waiting(run, batch.flushes).forEach(waiting -> complete(waiting, null));
        waiting(run, batch.completions).forEach(waiting -> complete(waiting, null));
    }

    /** The run belongs to another node; it knows that before those who wait for it do. */
    void takenOver(Tracked run, Batch... batches) {
        List<UniEmitter<?>> all = new ArrayList<>();
        for (Batch batch : batches) {
            all.addAll(waiting(run, batch.flushes));
            all.addAll(waiting(run, batch.completions));
        }
        database.answer(() -> {
            try {
                run.run().takenOver();
            } finally {
                RunTakenOver over = new RunTakenOver(run.id());
                all.forEach(waiting -> fail(waiting, over));
            }
        });
    }

    /** The first who asked gets the runs. */
    void takeOvers(Batch batch, List<InterruptedRun> runs) {
        complete(batch.takeOvers.getFirst(), runs);
        batch.takeOvers.stream().skip(1).forEach(waiting -> complete(waiting, List.of()));
    }

    void noTakeOvers(Batch batch, StoreUnavailable failure) {
        batch.takeOvers.forEach(waiting -> fail(waiting, failure));
    }

    /** Nothing of the batch could be written now; whoever wants a run to be kept goes on waiting. */
    void unavailable(Batch batch, StoreUnavailable failure) {
        batch.begins.forEach(begin -> fail(begin.waiting(), failure));
        batch.flushes.values().forEach(all -> all.forEach(waiting -> fail(waiting, failure)));
        noTakeOvers(batch, failure);
    }

    /** Nobody will keep the runs. */
    void unkept(Batch batch, StoreUnavailable failure) {
        batch.completions.values().forEach(all -> all.forEach(waiting -> fail(waiting, failure)));
    }

    private static Collection<UniEmitter<? super Void>> waiting(
            Tracked run, Map<Tracked, List<UniEmitter<? super Void>>> all) {
        return all.getOrDefault(run, List.of());
    }

    private <T extends @Nullable Object> void complete(UniEmitter<? super T> waiting, T item) {
        database.answer(() -> waiting.complete(item));
    }

    private void fail(UniEmitter<?> waiting, Throwable failure) {
        database.answer(() -> waiting.fail(failure));
    }
}
