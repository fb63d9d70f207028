package org.aubade.run;

import io.smallrye.mutiny.subscription.UniSubscription;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.aubade.program.Plan;
import org.aubade.program.Retry;
import org.aubade.program.Step;
import org.aubade.time.TimeSource;
import org.jspecify.annotations.Nullable;

/** The steps under way in one run, and where each outcome leads. Used under the lock of its record. */
final class Course {
    /** No branch. */
    private static final int UNDECIDED = -1;

    private final Plan plan;
    private final RunRecord record;
    private final TimeSource time;
    private final Interpreter interpreter;
    private final Verdicts verdicts;

    /** By the numbers of the steps. */
    private final @Nullable Frame[] underWay;

    private boolean stopped;

    Course(RunRecord record, TimeSource time, Interpreter interpreter) {
        this.plan = record.plan();
        this.record = record;
        this.time = time;
        this.interpreter = interpreter;
        this.verdicts = new Verdicts(plan);
        this.underWay = new Frame[plan.size()];
    }

    /** The root begins; each of these returns the next message to be sent, or null if the round has to go on otherwise. */
    @Nullable SendFrame begin(Round round) {
        round.enter(0, null);
        return walk(round);
    }

    /** Another branch of {@code branches} begins. */
    @Nullable SendFrame branch(BranchFrame branches, Round round) {
        round.enter(branches.take(plan), branches);
        return walk(round);
    }

    /** The current attempt at {@code frame} came to {@code outcome}. */
    @Nullable SendFrame ended(Frame frame, Outcome outcome, Round round) {
        end(frame, outcome, round);
        return walk(round);
    }

    /** Nothing begins from now on, and what is under way is not wanted any more. */
    void stop(Round round) {
        stopped = true;
        stop(0, plan.size(), round);
    }

    private @Nullable SendFrame walk(Round round) {
        @Nullable SendFrame message = null;
        while (message == null && round.goesOn()) {
            Outcome outcome = round.outcome();
            if (outcome == null) {
                message = enter(round.at(), round.around(), round);
            } else {
                leave(round.at(), round.around(), outcome, round);
            }
        }
        return message;
    }

    private @Nullable SendFrame enter(int index, @Nullable Frame around, Round round) {
        Outcome before = record.outcomeBefore(index);
        if (before == null && (stopped || !record.begin(index))) {
            before = Outcome.stopped(record.whyStopped());
        }
        if (before != null) {
            round.leave(index, around, before);
            return null;
        }
        return attempt(frame(index, around), round);
    }

    private Frame frame(int index, @Nullable Frame around) {
        Frame frame = switch (plan.step(index)) {
            case Step.Send _ -> new SendFrame(index, around, interpreter);
            case Step.Par par -> BranchFrame.of(index, around, par);
            case Step.Race _ -> BranchFrame.race(index, around);
            case Step.Seq _, Step.Delay _, Step.Call _ -> new Frame(index, around);
        };
        underWay[index] = frame;
        return frame;
    }

    private @Nullable SendFrame attempt(Frame frame, Round round) {
        int index = frame.index();
        frame.open();
        bound(frame);
        round.rest();
        switch (plan.step(index)) {
            case Step.Send _ -> {
                SendFrame message = (SendFrame) frame;
                message.issue();
                return message;
            }
            case Step.Delay delay -> delay(frame, delay.duration(), round);
            case Step.Par _, Step.Race _ -> open((BranchFrame) frame, round);
            case Step.Seq _, Step.Call _ -> round.enter(index + 1, frame);
        }
        return null;
    }

    /** Its timeout, waiting included. */
    private void bound(Frame frame) {
        Duration timeout = plan.step(frame.index()).modifiers().timeout();
        if (timeout != null) {
            int attempt = record.attempt(frame.index());
            Duration left = record.left(frame.index(), timeout);
            frame.boundBy(schedule(
                    left.isZero() ? Duration.ofMillis(1) : left,
                    round -> isIn(attempt, frame) ? timedOut(frame, timeout, round) : null));
        }
    }

    private void delay(Frame frame, Duration duration, Round round) {
        int attempt = record.attempt(frame.index());
        Duration left = record.left(frame.index(), duration);
        if (left.isZero()) {
            end(frame, Outcome.SUCCESS, round);
        } else {
            frame.waitFor(schedule(left, later -> isIn(attempt, frame) ? ended(frame, Outcome.SUCCESS, later) : null));
        }
    }

    /** Whether {@code frame} is in that attempt still. */
    private boolean isIn(int attempt, Frame frame) {
        return frame.counts() && record.attempt(frame.index()) == attempt;
    }

    private Future<?> schedule(Duration delay, Change change) {
        return time.timer()
                .schedule(() -> interpreter.happens(change), TimeUnit.NANOSECONDS.convert(delay), TimeUnit.NANOSECONDS);
    }

    /** All branches, or only the one that had decided before the run was interrupted. */
    private void open(BranchFrame branches, Round round) {
        int index = branches.index();
        int decided = decided(branches);
        if (decided == UNDECIDED) {
            branches.restart(index + 1, plan.end(index));
        } else {
            branches.restart(decided, plan.end(decided));
        }
        round.open(branches);
    }

    private int decided(BranchFrame branches) {
        if (record.restoration() == null || branches.rule() == BranchFrame.Rule.ALL) {
            return UNDECIDED;
        }
        int index = branches.index();
        for (int child = index + 1; child < plan.end(index); child = plan.end(child)) {
            Outcome before = record.outcomeBefore(child);
            if (before != null && decides(branches, child, before)) {
                return child;
            }
        }
        return UNDECIDED;
    }

    /** Whether the others are stopped with {@code outcome} of {@code child}; one that was itself stopped decides nothing. */
    private boolean decides(BranchFrame branches, int child, Outcome outcome) {
        return switch (branches.rule()) {
            case ALL -> false;
            case FAIL_FAST -> verdicts.stops(child, outcome) && outcome.state() != StepState.CANCELLED;
            case RACE -> outcome.succeeded();
        };
    }

    /** The attempt came to {@code outcome}: it is repeated, or the step is over. */
    private void end(Frame frame, Outcome outcome, Round round) {
        int index = frame.index();
        Retry retry = plan.step(index).modifiers().retry();
        if (retry != null && outcome.repeatable() && frame.failures() < retry.times()) {
            frame.close();
            frame.countFailures(1);
            record.noteFailedAttempt(index, outcome.error());
            frame.waitFor(schedule(
                    retry.delayBefore(frame.failures()), later -> frame.isOver() ? null : repeated(frame, later)));
            round.rest();
        } else {
            frame.end();
            underWay[index] = null;
            record.finish(index, outcome);
            round.leave(index, frame.around(), outcome);
        }
    }

    /** A message gets a frame of its own in each attempt, as an answer to an earlier one may be on its way. */
    private @Nullable SendFrame repeated(Frame frame, Round round) {
        int index = frame.index();
        if (!record.repeat(index)) {
            return ended(frame, Outcome.stopped(record.whyStopped()), round);
        }
        Frame next = frame;
        if (frame instanceof SendFrame) {
            frame.end();
            next = frame(index, frame.around());
            next.countFailures(frame.failures());
        }
        SendFrame message = attempt(next, round);
        return message == null ? walk(round) : message;
    }

    /** What the outcome of step {@code index} means for the step around it. */
    private void leave(int index, @Nullable Frame around, Outcome outcome, Round round) {
        round.rest();
        switch (around) {
            case null -> round.end(outcome);
            case BranchFrame branches -> branched(branches, index, outcome, round);
            case Frame sequence -> followed(sequence, index, outcome, round);
        }
    }

    /** In a sequence, or as what is called. */
    private void followed(Frame sequence, int index, Outcome outcome, Round round) {
        int end = plan.end(sequence.index());
        if (verdicts.stops(index, outcome)) {
            record.skip(plan.end(index), end, "not reached, since " + plan.path(index) + " failed");
            end(sequence, verdicts.passedOn(index, outcome), round);
        } else if (plan.end(index) < end) {
            round.enter(plan.end(index), sequence);
        } else {
            end(sequence, Outcome.SUCCESS, round);
        }
    }

    private void branched(BranchFrame branches, int index, Outcome outcome, Round round) {
        branches.came();
        if (decides(branches, index, outcome)) {
            decided(branches, index, outcome, round);
            return;
        }
        boolean failed = branches.rule() == BranchFrame.Rule.RACE || verdicts.stops(index, outcome);
        if (failed) {
            branches.failed(index, outcome);
        }
        if (branches.isDone()) {
            end(branches, branches.outcome(plan), round);
        } else if (branches.hasRoom()) {
            round.open(branches);
        }
    }

    private void decided(BranchFrame branches, int index, Outcome outcome, Round round) {
        if (outcome.succeeded()) {
            close(branches, round, () -> {
                boolean _ = record.abandon(branches.index(), "stopped, since another branch won the race");
                return outcome;
            });
        } else {
            Outcome passedOn = verdicts.passedOn(index, outcome);
            String why = "stopped, since " + plan.path(index) + " failed";
            close(branches, round, () -> record.abandon(branches.index(), why) ? passedOn.notRepeatable() : passedOn);
        }
    }

    private @Nullable SendFrame timedOut(Frame frame, Duration timeout, Round round) {
        int index = frame.index();
        String why = "took longer than " + timeout.toMillis() + " ms";
        close(frame, round, () -> {
            boolean ownDoubt = record.isInDoubt(index);
            boolean inDoubt = record.abandon(index, "stopped, since " + plan.path(index) + " " + why);
            return Outcome.timedOut("it " + why, !inDoubt && !ownDoubt);
        });
        return null;
    }

    /** Nothing inside {@code frame} counts any more; when that was cancelled, it comes to {@code outcome}. */
    private void close(Frame frame, Round round, Supplier<Outcome> outcome) {
        frame.close();
        cancel(frame, round);
        stop(frame.index() + 1, plan.end(frame.index()), round);
        round.close(frame, outcome);
    }

    private void stop(int from, int to, Round round) {
        for (int index = from; index < to; index++) {
            Frame frame = underWay[index];
            if (frame != null) {
                underWay[index] = null;
                frame.end();
                cancel(frame, round);
            }
        }
    }

    private static void cancel(Frame frame, Round round) {
        UniSubscription message = frame instanceof SendFrame send ? send.message() : null;
        if (message != null) {
            round.cancel(message);
        }
    }
}
