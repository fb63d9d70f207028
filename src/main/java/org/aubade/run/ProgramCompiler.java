package org.aubade.run;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import org.aubade.program.Join;
import org.aubade.program.Modifiers;
import org.aubade.program.Plan;
import org.aubade.program.Retry;
import org.aubade.program.Step;
import org.jspecify.annotations.Nullable;

/**
 * Compiles a plan to one lazy Uni: {@code seq} to a concatenation, {@code par} and {@code race} to {@code Uni.join}, each
 * step to a Uni of its {@link Outcome} that fails only where the code is broken. Nothing happens before the
 * subscription, and each step is compiled when its turn comes.
 */
final class ProgramCompiler {
    /** After so many levels a step begins and ends on a fresh stack, as every level with its operators takes some of it. */
    private static final int LEVELS_PER_STACK = 25;

    private final Plan plan;
    private final RunRecord record;
    private final MessageSender sender;
    private final ScheduledExecutorService timer;

    ProgramCompiler(RunRecord record, MessageSender sender, ScheduledExecutorService timer) {
        this.plan = record.plan();
        this.record = record;
        this.sender = sender;
        this.timer = timer;
    }

    /** The whole program. */
    @CheckReturnValue
    Uni<Outcome> compile() {
        return compile(0, 0);
    }

    private Uni<Outcome> compile(int index, int depth) {
        Uni<Outcome> step = Uni.createFrom().deferred(() -> {
            if (!record.begin(index)) {
                return Uni.createFrom().item(Outcome.stopped(record.whyStopped()));
            }
            Step now = plan.step(index);
            return now instanceof Step.Send send && now.modifiers().isBare()
                    ? send(index, send)
                    : modified(index, depth).onItem().invoke(outcome -> record.finish(index, outcome));
        });
        return depth % LEVELS_PER_STACK == LEVELS_PER_STACK - 1
                ? step.runSubscriptionOn(timer).emitOn(timer)
                : step;
    }

    /** The one message of a step that has nothing around it, which is what most steps are: the shortest pipeline there is. */
    private Uni<Outcome> send(int index, Step.Send send) {
        return sender.send(send.device(), send.message(), null)
                .onItemOrFailure()
                .transform((_, failure) -> {
                    Outcome outcome = outcome(send, failure);
                    record.finish(index, outcome);
                    return outcome;
                });
    }

    /** {@code retry(timeout(step))}; what {@code optional} means is up to the step around it. */
    private Uni<Outcome> modified(int index, int depth) {
        Step step = plan.step(index);
        Duration timeout = step.modifiers().timeout();
        Retry retry = step.modifiers().retry();
        Uni<Outcome> attempt =
                retry == null ? attempt(index, depth) : Uni.createFrom().deferred(() -> attempt(index, depth));
        if (timeout != null) {
            attempt = attempt.ifNoItem().after(timeout).on(timer).recoverWithItem(() -> timedOut(index, step, timeout));
        }
        return retry == null ? attempt : new Repetition(index, retry, record, timer).of(attempt);
    }

    private Uni<Outcome> attempt(int index, int depth) {
        return switch (plan.step(index)) {
            case Step.Send send -> send(send);
            case Step.Seq _ -> sequence(index, depth);
            case Step.Par par -> parallel(index, depth, par);
            case Step.Race _ -> race(index, depth);
            case Step.Delay delay -> delay(delay.duration());
            case Step.Call _ ->
                compile(index + 1, depth + 1).onItem().transform(outcome -> passedOn(index + 1, outcome));
        };
    }

    private Uni<Outcome> send(Step.Send send) {
        return sender.send(send.device(), send.message(), send.modifiers().timeout())
                .onItemOrFailure()
                .transform((_, failure) -> outcome(send, failure));
    }

    private static Outcome outcome(Step.Send send, @Nullable Throwable failure) {
        return failure == null ? Outcome.SUCCESS : MessageFailure.outcome(send.message(), failure);
    }

    private Uni<Outcome> delay(Duration duration) {
        Uni<Outcome> success = Uni.createFrom().item(Outcome.SUCCESS);
        return duration.isZero()
                ? success
                : success.onItem().delayIt().onExecutor(timer).by(duration);
    }

    private Uni<Outcome> sequence(int index, int depth) {
        return Multi.createFrom()
                .iterable(plan.children(index))
                .onItem()
                .transformToUniAndConcatenate(
                        child -> compile(child, depth + 1).onItem().invoke(outcome -> stopAt(child, outcome)))
                .onItem()
                .ignoreAsUni()
                .onItem()
                .transform(_ -> Outcome.SUCCESS)
                .onFailure(StepFailed.class)
                .recoverWithItem(failure -> stoppedSequence(index, failure));
    }

    private Outcome stoppedSequence(int index, StepFailed stop) {
        record.skip(
                plan.end(stop.index()), plan.end(index), "not reached, since " + plan.path(stop.index()) + " failed");
        return passedOn(stop.index(), stop.outcome());
    }

    private Uni<Outcome> parallel(int index, int depth, Step.Par par) {
        List<Integer> children = plan.children(index);
        List<Uni<Outcome>> each = new ArrayList<>(children.size());
        children.forEach(child -> each.add(branch(child, depth + 1, par.join())));
        var all = Uni.join().all(each);
        var branches = par.max() == Step.Par.UNBOUNDED ? all : all.usingConcurrencyOf(par.max());
        return switch (par.join()) {
            case ALL -> branches.andCollectFailures().onItem().transform(outcomes -> collected(children, outcomes));
            case FAIL_FAST ->
                branches.andFailFast()
                        .onItem()
                        .transform(_ -> Outcome.SUCCESS)
                        .onFailure(StepFailed.class)
                        .recoverWithItem(failure -> failedFast(index, failure));
        };
    }

    private Uni<Outcome> branch(int child, int depth, Join join) {
        return switch (join) {
            case ALL -> compile(child, depth);
            case FAIL_FAST -> compile(child, depth).onItem().invoke(outcome -> stopAt(child, outcome));
        };
    }

    private Outcome collected(List<Integer> children, List<Outcome> outcomes) {
        FailureSummary failures = null;
        for (int i = 0; i < outcomes.size(); i++) {
            if (stops(children.get(i), outcomes.get(i))) {
                failures = failures == null ? new FailureSummary(plan) : failures;
                failures.add(children.get(i), outcomes.get(i));
            }
        }
        return failures == null ? Outcome.SUCCESS : failures.outcome();
    }

    private Outcome failedFast(int index, StepFailed first) {
        boolean inDoubt = record.abandon(index, "stopped, since " + plan.path(first.index()) + " failed");
        Outcome outcome = passedOn(first.index(), first.outcome());
        return inDoubt ? Outcome.failed(String.valueOf(outcome.error()), false) : outcome;
    }

    /** A tolerated failure does not win, since the branch did not do what it should. */
    private Uni<Outcome> race(int index, int depth) {
        List<Integer> children = plan.children(index);
        FailureSummary failures = new FailureSummary(plan);
        return Uni.join()
                .first(children.stream()
                        .map(child -> compile(child, depth + 1).onItem().invoke(outcome -> {
                            if (!outcome.succeeded()) {
                                failures.add(child, outcome);
                                throw new StepFailed(child, outcome);
                            }
                        }))
                        .toList())
                .withItem()
                .onItem()
                .invoke(_ -> record.abandon(index, "stopped, since another branch won the race"))
                .onFailure(FailureSummary::isStepFailure)
                .recoverWithItem(() -> failures.outcome());
    }

    private Outcome timedOut(int index, Step step, Duration timeout) {
        String after = "it took longer than " + timeout.toMillis() + " ms";
        boolean inDoubt = record.abandon(
                index, "stopped, since " + plan.path(index) + " took longer than " + timeout.toMillis() + " ms");
        boolean repeatable =
                step instanceof Step.Send send ? send.message().type().idempotent() : !inDoubt;
        return Outcome.timedOut(after, repeatable);
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
