package org.aubade.run;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import org.aubade.program.Retry;

/** Repeats the attempts at one step as its {@link Retry} says; used for one execution of the step. */
final class Repetition {
    private final int index;
    private final Retry retry;
    private final RunRecord record;
    private final ScheduledExecutorService timer;

    /** How many attempts have failed; attempts come one after the other, and a step of a resumed run has all of them again. */
    private int failed;

    Repetition(int index, Retry retry, RunRecord record, ScheduledExecutorService timer) {
        this.index = index;
        this.retry = retry;
        this.record = record;
        this.timer = timer;
    }

    /** The outcome of the first attempt that need not, or may not, be repeated. */
    @CheckReturnValue
    Uni<Outcome> of(Uni<Outcome> attempt) {
        return attempt.onItem()
                .invoke(outcome -> {
                    if (outcome.repeatable()) {
                        throw new StepFailed(index, outcome);
                    }
                })
                .onFailure(StepFailed.class)
                .retry()
                .when(failures ->
                        failures.onItem().transformToUniAndConcatenate(failure -> pauseAfter((StepFailed) failure)))
                .onFailure(StepFailed.class)
                .recoverWithItem(StepFailed::outcome);
    }

    private Uni<Integer> pauseAfter(StepFailed failure) {
        failed++;
        if (failed > retry.times()) {
            return Uni.createFrom().failure(failure);
        }
        record.noteFailedAttempt(index, failure.outcome().error());
        return waited(retry.delayBefore(failed)).onItem().invoke(_ -> {
            if (!record.repeat(index)) {
                throw new StepFailed(index, Outcome.stopped(record.whyStopped()));
            }
        });
    }

    /** Even without a delay on a later turn of the timer, so that many attempts do not keep the caller's thread. */
    private Uni<Integer> waited(Duration delay) {
        Uni<Integer> now = Uni.createFrom().item(failed);
        return delay.isZero()
                ? now.emitOn(timer)
                : now.onItem().delayIt().onExecutor(timer).by(delay);
    }
}
