package org.aubade.run.engine;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import org.aubade.program.Retry;

/** Repeats the attempts at one step that fail, as its retry says. For one subscription. */
final class Repetition {
    private final int step;
    private final Scope around;
    private final Retry retry;
    private final StepRecord record;
    private final ScheduledExecutorService timer;

    /** How many attempts count as failed, those before an interruption included; attempts follow one another, so nothing guards it. */
    private int failures;

    Repetition(int step, Scope around, Retry retry, StepRecord record, ScheduledExecutorService timer) {
        this.failures = Math.min(record.attemptsBefore(step), retry.times());
        this.step = step;
        this.around = around;
        this.retry = retry;
        this.record = record;
        this.timer = timer;
    }

    /** The outcome of the last attempt; each subscription to {@code attempt} is one. */
    Uni<Outcome> repeat(Uni<Outcome> attempt) {
        return attempt.invoke(outcome -> {
                    if (record.mayRepeat(step, outcome)) {
                        throw new StepFailed(step, outcome);
                    }
                })
                .onFailure(StepFailed.class)
                .retry()
                .when(failed -> failed.onItem().transformToUniAndConcatenate(failure -> pause((StepFailed) failure)))
                .onFailure(StepFailed.class)
                .recoverWithItem(StepFailed::outcome);
    }

    /** Completes when the next attempt is to begin; fails when there is none. */
    private Uni<Integer> pause(StepFailed failure) {
        failures++;
        if (failures > retry.times()) {
            return Uni.createFrom().failure(failure);
        }
        record.noteFailedAttempt(step, around, failure.outcome().error());
        Duration delay = retry.delayBefore(failures);
        Uni<Integer> now = Uni.createFrom().item(failures);
        // Without a delay the next attempt begins on the timer all the same: attempts that fail at once would nest on
        // the stack.
        Uni<Integer> later = delay.isZero()
                ? now.emitOn(timer)
                : now.onItem().delayIt().onExecutor(timer).by(delay);
        return later.invoke(() -> {
            if (!record.repeat(step, around)) {
                throw new StepFailed(step, record.stoppedOutcome());
            }
        });
    }
}
