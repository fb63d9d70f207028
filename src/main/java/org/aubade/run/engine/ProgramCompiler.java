package org.aubade.run.engine;

import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiPredicate;
import java.util.function.IntFunction;
import org.aubade.program.Join;
import org.aubade.program.Modifiers;
import org.aubade.program.Retry;
import org.aubade.program.Step;
import org.aubade.program.resolve.Plan;
import org.aubade.run.StepState;

/**
 * Compiles the plan of a run to one lazy {@link Uni} of its {@link Outcome}: a sequence is a chain or a concatenation, branches are
 * joined by {@code Uni.join()}, a timeout is {@code ifNoItem()}, a retry is {@code retry().when()}. A step that fails is an outcome,
 * an item; the Uni fails only where code is broken. It is for one subscription, and nothing happens before that.
 */
final class ProgramCompiler {
    /** The steps of a longer sequence are concatenated: a chain takes stack for each step, and overflows it at some thousand. */
    private static final int LONGEST_CHAIN = 8;

    /** Every level of nesting takes stack, too: each time after so many, the next level begins and ends on a fresh stack. */
    private static final int LEVELS_PER_STACK = 25;

    /**
     * A branch that waits begins on the stack of one that ended: the outcome of each branch that is this many after the last is
     * handed on by the timer, so that the next begins on a fresh stack.
     */
    private static final int BRANCHES_PER_STACK = 32;

    /** Mutiny takes no timeout of zero. */
    private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(1);

    private static final Uni<Outcome> SUCCESS = Uni.createFrom().item(Outcome.SUCCESS);

    private static final Outcome WON = Outcome.SUCCESS.withStopReason("stopped, since another branch won the race");

    private final Plan plan;
    private final StepRecord record;
    private final MessageSteps messages;
    private final ScheduledExecutorService timer;

    ProgramCompiler(StepRecord record, MessageSteps messages, ScheduledExecutorService timer) {
        this.plan = record.plan();
        this.record = record;
        this.messages = messages;
        this.timer = timer;
    }

    /** The whole program. */
    Uni<Outcome> compile() {
        return step(0, Scope.ofRun());
    }

    /** A step, in the scope around it: what it came to before an interruption, or from its beginning to its end. */
    private Uni<Outcome> step(int index, Scope around) {
        Uni<Outcome> step = Uni.createFrom().deferred(() -> {
            Outcome before = record.outcomeBefore(index, around);
            if (before != null) {
                return Uni.createFrom().item(before);
            }
            if (!record.begin(index, around)) {
                return Uni.createFrom().item(record.stoppedOutcome());
            }
            return attempts(index, around).map(outcome -> record.finish(index, around, outcome));
        });
        boolean needsStack = around.depth() % LEVELS_PER_STACK == LEVELS_PER_STACK - 1;
        return needsStack ? step.runSubscriptionOn(timer).emitOn(timer) : step;
    }

    private Uni<Outcome> attempts(int index, Scope around) {
        Retry retry = modifiers(index).retry();
        return retry == null
                ? attempt(index, around)
                : new Repetition(index, around, retry, record, timer)
                        .repeat(Uni.createFrom().deferred(() -> attempt(index, around)));
    }

    /** One attempt at a step, in a scope of its own, which its timeout closes. */
    private Uni<Outcome> attempt(int index, Scope around) {
        Scope inside = around.inside(index);
        Uni<Outcome> work = switch (plan.step(index)) {
            case Step.Send send -> messages.send(index, send, inside);
            case Step.Seq _ -> sequence(plan.children(index), inside);
            case Step.Par par -> parallel(par, inside);
            case Step.Race _ -> race(inside);
            case Step.Delay delay -> delay(record.left(index, delay.duration()));
            case Step.Call _ -> step(index + 1, inside).map(called -> passedOn(index + 1, called));
        };
        Duration timeout = modifiers(index).timeout();
        return timeout == null ? work : bounded(work, inside, timeout);
    }

    private Uni<Outcome> bounded(Uni<Outcome> work, Scope inside, Duration timeout) {
        Duration left = record.left(inside.step(), timeout);
        return work.onCancellation()
                .invoke(inside::close)
                .ifNoItem()
                .after(left.isZero() ? SHORTEST_TIMEOUT : left)
                .on(timer)
                .recoverWithItem(() -> timedOut(inside, timeout));
    }

    private Outcome timedOut(Scope inside, Duration timeout) {
        inside.close();
        String why = "took longer than " + timeout.toMillis() + " ms";
        return Outcome.timedOut("it " + why, !record.isSent(inside.step()))
                .withStopReason("stopped, since " + plan.path(inside.step()) + " " + why);
    }

    private Uni<Outcome> delay(Duration left) {
        return left.isZero()
                ? SUCCESS
                : SUCCESS.onItem().delayIt().onExecutor(timer).by(left);
    }

    /**
     * Steps one after the other; the first that fails ends the sequence. It is chained only if none of its steps has steps inside:
     * otherwise a step would run on the stack of the last step inside the step before it, if they end at once.
     */
    private Uni<Outcome> sequence(List<Integer> children, Scope inside) {
        boolean flat = children.size() == plan.end(inside.step()) - inside.step() - 1;
        return flat && children.size() <= LONGEST_CHAIN ? chain(children, 0, inside) : concatenation(children, inside);
    }

    private Uni<Outcome> chain(List<Integer> children, int at, Scope inside) {
        int child = children.get(at);
        Uni<Outcome> step = step(child, inside);
        return at == children.size() - 1
                ? step.map(outcome -> passedOn(child, outcome))
                : step.chain(outcome -> stops(child, outcome)
                        ? Uni.createFrom().item(notReached(child, outcome, inside))
                        : chain(children, at + 1, inside));
    }

    private Uni<Outcome> concatenation(List<Integer> children, Scope inside) {
        return Multi.createFrom()
                .iterable(children)
                .onItem()
                .transformToUniAndConcatenate(child -> step(child, inside).invoke(outcome -> {
                    if (stops(child, outcome)) {
                        throw new StepFailed(child, outcome);
                    }
                }))
                .onItem()
                .ignoreAsUni()
                .map(_ -> Outcome.SUCCESS)
                .onFailure(StepFailed.class)
                .recoverWithItem(failed -> notReached(failed.step(), failed.outcome(), inside));
    }

    /** What follows {@code child} in the sequence will not be reached. */
    private Outcome notReached(int child, Outcome outcome, Scope inside) {
        record.skip(plan.end(child), inside, "not reached, since " + plan.path(child) + " failed");
        return passedOn(child, outcome);
    }

    /** All branches at once, or as many as may be; with fail-fast the first that fails stops the others. */
    private Uni<Outcome> parallel(Step.Par par, Scope inside) {
        boolean failFast = par.join() == Join.FAIL_FAST;
        BiPredicate<Integer, Outcome> decides =
                (child, outcome) -> failFast && stops(child, outcome) && outcome.state() != StepState.CANCELLED;
        List<Uni<Outcome>> branches = branches(
                inside,
                decides,
                child -> step(child, inside).invoke(outcome -> {
                    if (decides.test(child, outcome)) {
                        inside.close();
                        throw new StepFailed(child, outcome);
                    }
                }));
        boolean bounded = par.max() != Step.Par.UNBOUNDED;
        var all = Uni.join().all(bounded ? unnested(branches) : branches);
        var atOnce = bounded ? all.usingConcurrencyOf(par.max()) : all;
        return (failFast ? atOnce.andFailFast() : atOnce.andCollectFailures())
                .map(outcomes -> collected(inside, outcomes))
                .onFailure(StepFailed.class)
                .recoverWithItem(this::failedFast);
    }

    /** The branches, of which every {@value #BRANCHES_PER_STACK}th passes its outcome on from the timer. */
    private List<Uni<Outcome>> unnested(List<Uni<Outcome>> branches) {
        List<Uni<Outcome>> unnested = new ArrayList<>(branches);
        for (int at = BRANCHES_PER_STACK; at < unnested.size(); at += BRANCHES_PER_STACK) {
            unnested.set(at, unnested.get(at).emitOn(timer));
        }
        return unnested;
    }

    private Outcome collected(Scope inside, List<Outcome> outcomes) {
        FailureSummary failures = new FailureSummary(plan);
        List<Integer> children = plan.children(inside.step());
        for (int i = 0; i < outcomes.size(); i++) {
            if (stops(children.get(i), outcomes.get(i))) {
                failures.add(children.get(i), outcomes.get(i));
            }
        }
        return failures.isEmpty() ? Outcome.SUCCESS : failures.outcome();
    }

    private Outcome failedFast(StepFailed first) {
        return passedOn(first.step(), first.outcome())
                .withStopReason("stopped, since " + plan.path(first.step()) + " failed");
    }

    /** All branches at once; the first that succeeds stops the others. */
    private Uni<Outcome> race(Scope inside) {
        FailureSummary failures = new FailureSummary(plan);
        List<Uni<Outcome>> branches = branches(
                inside,
                (_, outcome) -> outcome.succeeded(),
                child -> step(child, inside).invoke(outcome -> {
                    if (outcome.succeeded()) {
                        inside.close();
                    } else {
                        failures.add(child, outcome);
                        throw new StepFailed(child, outcome);
                    }
                }));
        return Uni.join()
                .first(branches)
                .withItem()
                .map(_ -> WON)
                .onFailure(ProgramCompiler::isOfSteps)
                .recoverWithItem(_ -> failures.outcome());
    }

    private static boolean isOfSteps(Throwable failure) {
        return failure instanceof StepFailed
                || (failure instanceof CompositeException all
                        && all.getCauses().stream().allMatch(StepFailed.class::isInstance));
    }

    /** Every branch, or only the one that had decided before the run was interrupted. */
    private List<Uni<Outcome>> branches(
            Scope inside, BiPredicate<Integer, Outcome> decides, IntFunction<Uni<Outcome>> branch) {
        List<Uni<Outcome>> branches = new ArrayList<>();
        for (int child : plan.children(inside.step())) {
            Outcome before = record.outcomeBefore(child, inside);
            if (before != null && decides.test(child, before)) {
                return List.of(branch.apply(child));
            }
            branches.add(branch.apply(child));
        }
        return branches;
    }

    /** Whether the step around {@code child} has failed with it: not where the child is optional, unless it was stopped. */
    private boolean stops(int child, Outcome outcome) {
        return !outcome.succeeded() && (!modifiers(child).optional() || outcome.state() == StepState.CANCELLED);
    }

    /** The outcome of {@code child} as that of the step around it. */
    private Outcome passedOn(int child, Outcome outcome) {
        if (!stops(child, outcome)) {
            return Outcome.SUCCESS;
        }
        FailureSummary failures = new FailureSummary(plan);
        failures.add(child, outcome);
        return failures.outcome();
    }

    private Modifiers modifiers(int index) {
        return plan.step(index).modifiers();
    }
}
