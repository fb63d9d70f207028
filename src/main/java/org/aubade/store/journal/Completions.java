package org.aubade.store.journal;

import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.aubade.program.catalog.StoreUnavailable;
import org.aubade.run.Cause;
import org.aubade.run.OccurrenceTaken;
import org.aubade.run.RunId;
import org.aubade.run.journal.InterruptedRun;
import org.aubade.run.journal.RunTakenOver;
import org.jspecify.annotations.Nullable;

/**
 * Completes or fails the Unis of those who wait for the journal. Each is completed by a task of its own, so that what a
 * subscriber does then does not hold up the journal.
 *
 * @param executor takes any number of tasks, and returns at once
 */
record Completions(Executor executor) {
    /** The runs of the batch have begun, except those whose occurrence has another run. */
    void begun(Batch batch, Map<RunId, RunId> taken) {
        batch.begins.forEach(begin -> {
            RunId other = taken.get(begin.run().id());
            if (other != null && begin.run().cause() instanceof Cause.Occurrence occurrence) {
                fail(begin.emitter(), new OccurrenceTaken(occurrence, other));
            } else {
                complete(begin.emitter(), null);
            }
        });
    }

    /** All that had happened in the run is durable. */
    void written(DirtyRun run, Batch batch) {
        batch.waitingFor(run).forEach(emitter -> complete(emitter, null));
    }

    /**
     * The run belongs to another node by now. It is stopped before those who wait for it in {@code batches} are failed, so
     * that none of them finds it still going.
     */
    void takenOver(DirtyRun run, Batch... batches) {
        List<UniEmitter<?>> waiting = new ArrayList<>();
        for (Batch batch : batches) {
            waiting.addAll(batch.waitingFor(run));
        }
        executor.execute(() -> {
            try {
                run.run().takenOver();
            } finally {
                RunTakenOver failure = new RunTakenOver(run.id());
                waiting.forEach(emitter -> fail(emitter, failure));
            }
        });
    }

    /** The first who asked for interrupted runs gets all of them, since each is resumed once. */
    void takeOvers(Batch batch, List<InterruptedRun> runs) {
        complete(batch.takeOvers.getFirst(), runs);
        batch.takeOvers.stream().skip(1).forEach(emitter -> complete(emitter, List.of()));
    }

    /** No interrupted run could be taken over. */
    void noTakeOvers(Batch batch, StoreUnavailable failure) {
        batch.takeOvers.forEach(emitter -> fail(emitter, failure));
    }

    /** The batch could not be written now. Those who wait for the end of a run go on waiting, since that is tried again. */
    void unavailable(Batch batch, StoreUnavailable failure) {
        batch.begins.forEach(begin -> fail(begin.emitter(), failure));
        batch.flushes.values().forEach(emitters -> emitters.forEach(emitter -> fail(emitter, failure)));
        noTakeOvers(batch, failure);
    }

    /** The batch will never be written. */
    void abandoned(Batch batch, StoreUnavailable failure) {
        unavailable(batch, failure);
        batch.ends.values().forEach(emitters -> emitters.forEach(emitter -> fail(emitter, failure)));
    }

    private <T extends @Nullable Object> void complete(UniEmitter<? super T> emitter, T item) {
        executor.execute(() -> emitter.complete(item));
    }

    private void fail(UniEmitter<?> emitter, Throwable failure) {
        executor.execute(() -> emitter.fail(failure));
    }
}
