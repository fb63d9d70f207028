package org.aubade.run.engine;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.IntPredicate;
import org.aubade.program.Step;
import org.aubade.program.resolve.Plan;
import org.aubade.run.StepResult;
import org.aubade.run.StepState;
import org.aubade.run.journal.StepCheckpoint;
import org.aubade.time.TimeSource;
import org.jspecify.annotations.Nullable;

/**
 * What happens to the steps of one run. A step that is over stays over, and what a closed {@link Scope} contains does not change:
 * whoever comes second (an answer after a cancellation, a step after its sequence was stopped) changes nothing. Safe for any
 * number of threads.
 */
final class StepRecord {
    private static final Uni<Void> UNWANTED = Uni.createFrom().failure(MessageUnwanted::new);

    private final Plan plan;
    private final TimeSource time;
    private final StepTable table;

    /** How the run goes on after its process was gone; null for a run of this process. */
    private final @Nullable Restoration restoration;

    /** Its monitor guards the table. */
    private final RunStatus status;

    private final RunChanges changes;

    StepRecord(
            StepTable table, @Nullable Restoration restoration, RunStatus status, RunChanges changes, TimeSource time) {
        this.plan = table.plan();
        this.table = table;
        this.restoration = restoration;
        this.status = status;
        this.changes = changes;
        this.time = time;
    }

    Plan plan() {
        return plan;
    }

    /** What step {@code index} came to before the run was interrupted; null if it is still to be done. */
    @Nullable Outcome outcomeBefore(int index, Scope around) {
        if (restoration == null) {
            return null;
        }
        synchronized (status) {
            return status.isDraining() || !around.isOpen() ? null : restoration.outcome(index, table);
        }
    }

    /** What is left of {@code whole} for the current attempt at step {@code index}, which may have begun before an interruption. */
    Duration left(int index, Duration whole) {
        if (restoration == null || plan.step(index) instanceof Step.Send) {
            return whole;
        }
        synchronized (status) {
            return table.attempt(index) == 1 ? restoration.left(index, whole, time.now()) : whole;
        }
    }

    /**
     * How long a message may wait for its device to be found. Zero for a run of this process: its devices were there when it
     * began, and one that has gone since is not expected back.
     */
    Duration patience() {
        return restoration == null ? Duration.ZERO : restoration.untilStale(time.now());
    }

    /** Notes what step {@code index} waits for, null for nothing. Throws {@link MessageUnwanted} if the run, step or process stops. */
    void noteWait(int index, Scope scope, @Nullable String what) {
        synchronized (status) {
            if (status.isDraining() || !isWanted(index, scope)) {
                throw new MessageUnwanted();
            }
            table.note(index, what);
            changes.stepChanged(index, false);
        }
    }

    /** Step {@code index} begins; false if it may not. */
    boolean begin(int index, Scope around) {
        synchronized (status) {
            if (!status.mayBegin() || !around.isOpen() || table.state(index) != StepState.PENDING) {
                return false;
            }
            table.begin(index, status.now());
            changes.stepChanged(index, false);
            return true;
        }
    }

    /** The outcome of a step that was stopped, before or after it began. */
    Outcome stoppedOutcome() {
        synchronized (status) {
            return Outcome.stopped(status.whyStopped());
        }
    }

    /** Whether no step begins any more, since the process stops or another goes on with the run. */
    boolean isDraining() {
        synchronized (status) {
            return status.isDraining();
        }
    }

    /**
     * The device of step {@code index} is free for its message. Null if the message may be sent at once; else it may be sent when
     * the Uni completes, and not at all if that fails. That a message which must not be doubled is sent is durable before it is,
     * so that no other process sends it again. Where another node may have taken the run over, the store is asked first.
     */
    @Nullable Uni<Void> writeAhead(int index, Scope scope, boolean idempotent) {
        int attempt;
        synchronized (status) {
            if (!isWanted(index, scope)) {
                return UNWANTED;
            }
            if (idempotent && changes.isOwned()) {
                return null;
            }
            attempt = table.attempt(index);
            if (!idempotent) {
                table.markSent(index);
            }
        }
        return idempotent ? confirmOwned(index, scope) : markSentDurably(index, scope, attempt);
    }

    private @Nullable Uni<Void> confirmOwned(int index, Scope scope) {
        Uni<Void> confirmed = changes.confirmOwned();
        return confirmed == null ? null : confirmed.invoke(() -> requireWanted(index, scope));
    }

    private @Nullable Uni<Void> markSentDurably(int index, Scope scope, int attempt) {
        Uni<Void> flush = changes.flush();
        return flush == null
                ? null
                : flush.invoke(() -> requireWanted(index, scope))
                        .onFailure()
                        .invoke(() -> notSent(index, attempt))
                        .onCancellation()
                        .invoke(() -> notSent(index, attempt));
    }

    private boolean isWanted(int index, Scope scope) {
        return status.maySend() && scope.isOpen() && table.state(index) == StepState.RUNNING;
    }

    /** Throws if the step was stopped while the store was asked or wrote; the cancellation of its branch may not have come yet. */
    private void requireWanted(int index, Scope scope) {
        synchronized (status) {
            if (!isWanted(index, scope)) {
                throw new MessageUnwanted();
            }
        }
    }

    /**
     * The message was not sent. It is noted of {@code attempt} only, so that a failure that comes late does not clear what a later
     * attempt has sent.
     */
    private void notSent(int index, int attempt) {
        synchronized (status) {
            if (table.attempt(index) == attempt) {
                table.markUnsent(index);
                changes.noted();
            }
        }
    }

    /** Whether the message of step {@code index} must not be doubled and was sent, or is about to be. */
    boolean isSent(int index) {
        synchronized (status) {
            return table.isSent(index);
        }
    }

    /**
     * The number of attempts at step {@code index} before the current one, if the current one was interrupted; 0 otherwise.
     */
    int attemptsBefore(int index) {
        if (restoration == null) {
            return 0;
        }
        synchronized (status) {
            return restoration.attemptsBefore(index, table.attempt(index));
        }
    }

    /** Whether another attempt at step {@code index}, which came to {@code outcome}, doubles nothing that must not be doubled. */
    boolean mayRepeat(int index, Outcome outcome) {
        if (!outcome.repeatable()) {
            return false;
        }
        synchronized (status) {
            return !table.isAnyInDoubt(index + 1, plan.end(index));
        }
    }

    /**
     * Step {@code index} came to {@code outcome}, which counts unless the step was stopped or goes on in another process. The
     * outcome and what is stopped inside the step are recorded under one hold of the monitor, so that the journal has both or
     * neither.
     */
    Outcome finish(int index, Scope around, Outcome outcome) {
        synchronized (status) {
            boolean goesOnElsewhere = status.isSuspended() && outcome.state() == StepState.CANCELLED;
            if (!goesOnElsewhere && around.isOpen() && table.state(index) == StepState.RUNNING) {
                end(index, outcome);
            }
            return outcome;
        }
    }

    private void end(int index, Outcome outcome) {
        boolean answered = table.isSent(index);
        if (outcome.repeatable()) {
            table.markUnsent(index);
        }
        if (outcome.stopReason() != null) {
            sweep(index + 1, plan.end(index), outcome.stopReason(), status.now());
        }
        table.end(index, outcome.state(), outcome.error(), status.now());
        changes.stepChanged(index, answered);
    }

    /** An attempt at step {@code index} failed, and another will follow after a while: nothing inside it has been reached. */
    void noteFailedAttempt(int index, Scope around, @Nullable String why) {
        synchronized (status) {
            if (around.isOpen() && table.state(index) == StepState.RUNNING) {
                table.note(index, why);
                changes.stepChanged(index, false);
                clear(index);
            }
        }
    }

    /** Step {@code index} is tried again; false if it may not be. */
    boolean repeat(int index, Scope around) {
        synchronized (status) {
            if (!status.mayBegin() || !around.isOpen() || table.state(index) != StepState.RUNNING) {
                return false;
            }
            table.repeat(index);
            changes.stepChanged(index, false);
            clear(index);
            return true;
        }
    }

    private void clear(int index) {
        table.markUnsent(index);
        change(index + 1, plan.end(index), inner -> {
            boolean reached = table.state(inner) != StepState.PENDING;
            table.markUnsent(inner);
            table.reset(inner);
            return reached;
        });
    }

    /** The steps of {@code scope} from number {@code from} on will not be reached. */
    void skip(int from, Scope scope, String why) {
        synchronized (status) {
            if (!status.isSuspended() && scope.isOpen()) {
                sweep(from, plan.end(scope.step()), why, status.now());
            }
        }
    }

    /** The run is over: every step under way becomes CANCELLED, every one that was not reached SKIPPED. */
    void sweep(String why, Instant now) {
        sweep(0, plan.size(), why, now);
    }

    private void sweep(int from, int to, String why, Instant now) {
        change(from, to, index -> {
            StepState was = table.state(index);
            if (was.isOver()) {
                return false;
            }
            boolean underWay = was == StepState.RUNNING || (restoration != null && restoration.wasUnderWay(index));
            table.end(index, underWay ? StepState.CANCELLED : StepState.SKIPPED, why, now);
            return true;
        });
    }

    /** Makes {@code change} to steps {@code from} to before {@code to}; it says which of them it has changed. */
    private void change(int from, int to, IntPredicate change) {
        boolean many = to - from > RunChanges.MANY;
        boolean any = false;
        for (int index = from; index < to; index++) {
            boolean changed = change.test(index);
            any |= changed;
            if (changed && !many) {
                changes.stepChanged(index, false);
            }
        }
        if (any && many) {
            changes.manyStepsChanged();
        }
    }

    /** All steps as they are. */
    List<StepResult> results() {
        synchronized (status) {
            return table.results();
        }
    }

    /** Takes the checkpoints of the steps that changed since the last call; the caller has to write them. */
    List<StepCheckpoint> takeCheckpoints() {
        synchronized (status) {
            return table.takeCheckpoints();
        }
    }
}
