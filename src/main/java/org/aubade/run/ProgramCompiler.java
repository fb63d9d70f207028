package org.aubade.run;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiPredicate;
import java.util.function.IntFunction;
import org.aubade.device.DeviceGone;
import org.aubade.device.Permission;
import org.aubade.program.Join;
import org.aubade.program.Modifiers;
import org.aubade.program.Plan;
import org.aubade.program.Retry;
import org.aubade.program.Step;
import org.aubade.time.TimeSource;
import org.jspecify.annotations.Nullable;

/**
 * Compiles a plan to one lazy Uni: {@code seq} to a concatenation, {@code par} and {@code race} to {@code Uni.join}, each
 * step to a Uni of its {@link Outcome} that fails only where the code is broken. Nothing happens before the
 * subscription, and each step is compiled when its turn comes.
 */
final class ProgramCompiler {
    /** After so many levels a step begins and ends on a fresh stack, as every level with its operators takes some of it. */
    private static final int LEVELS_PER_STACK = 25;

    /** Sequences of up to so many steps are chained, longer ones concatenated. */
    private static final int CHAINED = 4;

    /** No branch. */
    private static final int UNDECIDED = -1;

    private final Plan plan;
    private final RunRecord record;
    private final MessageSender sender;
    private final TimeSource time;
    private final ScheduledExecutorService timer;

    /** Completes when everything that happened in the run is durable; null where nothing has to be. */
    private final @Nullable Uni<Void> settled;

    private final boolean resumed;

    /** @param settled completes when everything that happened in the run is durable; null where nothing has to be */
    ProgramCompiler(RunRecord record, MessageSender sender, TimeSource time, @Nullable Uni<Void> settled) {
        this.plan = record.plan();
        this.record = record;
        this.sender = sender;
        this.time = time;
        this.timer = time.timer();
        this.settled = settled;
        this.resumed = record.restoration() != null;
    }

    /** The whole program. */
    @CheckReturnValue
    Uni<Outcome> compile() {
        return compile(0, Attempt.AROUND_EVERYTHING);
    }

    /** Step {@code index} as a part of the attempt {@code around} it. */
    private Uni<Outcome> compile(int index, Attempt around) {
        Uni<Outcome> step = Uni.createFrom().deferred(() -> {
            Outcome before = resumed ? record.outcomeBefore(index, around) : null;
            if (before != null) {
                return Uni.createFrom().item(before);
            }
            if (!record.begin(index, around)) {
                return Uni.createFrom().item(Outcome.stopped(record.whyStopped()));
            }
            return plan.step(index) instanceof Step.Send send
                            && send.modifiers().isBare()
                    ? bareSend(index, send, around)
                    : modified(index, around).onItem().invoke(outcome -> record.finish(index, around, outcome));
        });
        return around.depth() % LEVELS_PER_STACK == LEVELS_PER_STACK - 1
                ? step.runSubscriptionOn(timer).emitOn(timer)
                : step;
    }

    /** A message with nothing around it, which is what most steps are: the shortest pipeline there is. */
    private Uni<Outcome> bareSend(int index, Step.Send send, Attempt around) {
        return sent(index, send).onItemOrFailure().transform((_, failure) -> {
            Outcome outcome = outcome(send, failure);
            record.finish(index, around, outcome);
            return outcome;
        });
    }

    /** {@code retry(timeout(step))}; what {@code optional} means is up to the step around it. */
    private Uni<Outcome> modified(int index, Attempt around) {
        int depth = around.depth() + 1;
        Retry retry = plan.step(index).modifiers().retry();
        return retry == null
                ? attempt(index, record.attempt(index, depth))
                : new Repetition(index, retry, record, timer)
                        .of(Uni.createFrom().deferred(() -> attempt(index, record.attempt(index, depth))));
    }

    private Uni<Outcome> attempt(int index, Attempt now) {
        Uni<Outcome> outcome = switch (plan.step(index)) {
            case Step.Send send ->
                sent(index, send).onItemOrFailure().transform((_, failure) -> outcome(send, failure));
            case Step.Seq _ -> sequence(index, now);
            case Step.Par par -> parallel(par, now);
            case Step.Race _ -> race(now);
            case Step.Delay delay -> delay(left(now, delay.duration()));
            case Step.Call _ -> compile(index + 1, now).onItem().transform(inner -> passedOn(index + 1, inner));
        };
        Duration timeout = plan.step(index).modifiers().timeout();
        return timeout == null
                ? outcome
                : outcome.ifNoItem()
                        .after(atLeastOneMilli(left(now, timeout)))
                        .on(timer)
                        .recoverWithItem(() -> timedOut(now, timeout));
    }

    /** What is left of {@code whole} for a step that was under way when its run was interrupted. */
    private Duration left(Attempt now, Duration whole) {
        Restoration restoration = record.restoration();
        return restoration == null || now.number() != 1 || plan.step(now.step()) instanceof Step.Send
                ? whole
                : restoration.left(now.step(), whole, time.now());
    }

    private static Duration atLeastOneMilli(Duration duration) {
        return duration.isZero() ? Duration.ofMillis(1) : duration;
    }

    /** Whatever the sender throws is the failure of this message. */
    private Uni<Void> sent(int index, Step.Send send) {
        Permission permission = send.message().type().idempotent() ? null : () -> permission(index);
        try {
            return sender.send(send.device(), send.message(), send.modifiers().timeout(), permission);
        } catch (RuntimeException broken) {
            return Uni.createFrom().failure(broken);
        }
    }

    /** Write-ahead: that the message is told is durable before it is, so that no other process tells it again. */
    private @Nullable Uni<Void> permission(int index) {
        record.told(index);
        return settled == null
                ? null
                : settled.onFailure()
                        .invoke(() -> record.notTold(index))
                        .onCancellation()
                        .invoke(() -> record.notTold(index));
    }

    private Outcome outcome(Step.Send send, @Nullable Throwable failure) {
        if (failure == null) {
            return Outcome.SUCCESS;
        }
        return failure instanceof DeviceGone && record.isStopping()
                ? Outcome.stopped(record.whyStopped())
                : MessageFailure.outcome(send.message(), failure);
    }

    private Uni<Outcome> delay(Duration duration) {
        Uni<Outcome> success = Uni.createFrom().item(Outcome.SUCCESS);
        return duration.isZero()
                ? success
                : success.onItem().delayIt().onExecutor(timer).by(duration);
    }

    private Uni<Outcome> sequence(int index, Attempt now) {
        return plan.step(index).children().size() <= CHAINED
                ? chained(index + 1, now)
                : concatenated(plan.children(index), now);
    }

    /** {@code child} and those after it; a chain is the cheaper form, but takes stack for every step. */
    private Uni<Outcome> chained(int child, Attempt now) {
        return compile(child, now).onItem().transformToUni(outcome -> {
            if (stops(child, outcome)) {
                return Uni.createFrom().item(stoppedSequence(new StepFailed(child, outcome), now));
            }
            return plan.end(child) == plan.end(now.step())
                    ? Uni.createFrom().item(Outcome.SUCCESS)
                    : chained(plan.end(child), now);
        });
    }

    private Uni<Outcome> concatenated(List<Integer> children, Attempt now) {
        return Multi.createFrom()
                .iterable(children)
                .onItem()
                .transformToUniAndConcatenate(
                        child -> compile(child, now).onItem().invoke(outcome -> stopAt(child, outcome)))
                .onItem()
                .ignoreAsUni()
                .onItem()
                .transform(_ -> Outcome.SUCCESS)
                .onFailure(StepFailed.class)
                .recoverWithItem(failure -> stoppedSequence(failure, now));
    }

    private Outcome stoppedSequence(StepFailed stop, Attempt now) {
        record.skipAfter(stop.index(), now, "not reached, since " + plan.path(stop.index()) + " failed");
        return passedOn(stop.index(), stop.outcome());
    }

    private Uni<Outcome> parallel(Step.Par par, Attempt now) {
        int decided = par.join() == Join.FAIL_FAST
                ? decided(now, (child, before) -> before.state() != StepState.CANCELLED && stops(child, before))
                : UNDECIDED;
        List<Uni<Outcome>> each = branches(now, decided, child -> branch(child, par.join(), now));
        var all = Uni.join().all(each);
        var branches = par.max() == Step.Par.UNBOUNDED ? all : all.usingConcurrencyOf(par.max());
        return switch (par.join()) {
            case ALL -> branches.andCollectFailures().onItem().transform(outcomes -> collected(now, outcomes));
            case FAIL_FAST ->
                branches.andFailFast()
                        .onItem()
                        .transform(_ -> Outcome.SUCCESS)
                        .onFailure(StepFailed.class)
                        .recoverWithItem(failure -> failedFast(failure, now));
        };
    }

    /** The branches inside {@code now}, or only the one that had {@code decided} before the run was interrupted. */
    private List<Uni<Outcome>> branches(Attempt now, int decided, IntFunction<Uni<Outcome>> branch) {
        if (decided != UNDECIDED) {
            return List.of(branch.apply(decided));
        }
        List<Uni<Outcome>> each =
                new ArrayList<>(plan.step(now.step()).children().size());
        for (int child = now.step() + 1; child < plan.end(now.step()); child = plan.end(child)) {
            each.add(branch.apply(child));
        }
        return each;
    }

    /** The branch that {@code decides} with what it came to before the run was interrupted. */
    private int decided(Attempt now, BiPredicate<Integer, Outcome> decides) {
        if (resumed) {
            for (int child = now.step() + 1; child < plan.end(now.step()); child = plan.end(child)) {
                Outcome before = record.outcomeBefore(child, now);
                if (before != null && decides.test(child, before)) {
                    return child;
                }
            }
        }
        return UNDECIDED;
    }

    private Uni<Outcome> branch(int child, Join join, Attempt now) {
        return switch (join) {
            case ALL -> compile(child, now);
            case FAIL_FAST -> compile(child, now).onItem().invoke(outcome -> stopAt(child, outcome));
        };
    }

    private Outcome collected(Attempt now, List<Outcome> outcomes) {
        FailureSummary failures = null;
        int child = now.step() + 1;
        for (Outcome outcome : outcomes) {
            if (stops(child, outcome)) {
                failures = failures == null ? new FailureSummary(plan) : failures;
                failures.add(child, outcome);
            }
            child = plan.end(child);
        }
        return failures == null ? Outcome.SUCCESS : failures.outcome();
    }

    private Outcome failedFast(StepFailed first, Attempt now) {
        Outcome outcome = passedOn(first.index(), first.outcome());
        return record.abandon(
                now,
                "stopped, since " + plan.path(first.index()) + " failed",
                inDoubt -> inDoubt ? outcome.notRepeatable() : outcome);
    }

    /** A tolerated failure does not win, since the branch did not do what it should. */
    private Uni<Outcome> race(Attempt now) {
        FailureSummary failures = new FailureSummary(plan);
        int decided = decided(now, (_, before) -> before.succeeded());
        List<Uni<Outcome>> branches = branches(
                now,
                decided,
                child -> compile(child, now).onItem().invoke(outcome -> {
                    if (!outcome.succeeded()) {
                        failures.add(child, outcome);
                        throw new StepFailed(child, outcome);
                    }
                }));
        return Uni.join()
                .first(branches)
                .withItem()
                .onItem()
                .transform(won -> record.abandon(now, "stopped, since another branch won the race", _ -> won))
                .onFailure(FailureSummary::isStepFailure)
                .recoverWithItem(failures::outcome);
    }

    private Outcome timedOut(Attempt now, Duration timeout) {
        String why = "took longer than " + timeout.toMillis() + " ms";
        boolean ownDoubt = record.isInDoubt(now.step());
        return record.abandon(
                now,
                "stopped, since " + plan.path(now.step()) + " " + why,
                inDoubt -> Outcome.timedOut("it " + why, !inDoubt && !ownDoubt));
    }

    private void stopAt(int child, Outcome outcome) {
        if (stops(child, outcome)) {
            throw new StepFailed(child, outcome);
        }
    }

    /** Whether the step around {@code child} has failed with it: not where the child is optional, unless it was stopped. */
    private boolean stops(int child, Outcome outcome) {
        Modifiers modifiers = plan.step(child).modifiers();
        return !outcome.succeeded() && (!modifiers.optional() || outcome.state() == StepState.CANCELLED);
    }

    /** The failure of {@code child} as that of the step around it. */
    private Outcome passedOn(int child, Outcome outcome) {
        if (!stops(child, outcome)) {
            return Outcome.SUCCESS;
        }
        FailureSummary failures = new FailureSummary(plan);
        failures.add(child, outcome);
        return failures.outcome();
    }
}
