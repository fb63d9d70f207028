package org.aubade.run;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.smallrye.mutiny.Multi;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.aubade.device.EventHub;
import org.aubade.program.Plan;
import org.aubade.time.TimeSource;
import org.jspecify.annotations.Nullable;

/**
 * What happens in one run, as it happens. What is over stays over, so whoever comes second (an answer after a
 * cancellation, a step after its sequence was stopped) is told no. Safe for any number of threads.
 */
final class RunRecord {
    /** More steps that change at once than this are told as one change of the run. */
    private static final int MANY = 256;

    private final RunId id;
    private final Plan plan;
    private final TimeSource time;
    private final EventHub<RunEvent> everybody;
    private final Instant requested;

    /** Guards the fields below. Events are published while it is held, into buffers, so that their order is the order of things. */
    private final Object lock = new Object();

    private final StepTable steps;
    private RunState state = RunState.PENDING;
    private @Nullable Instant started;
    private @Nullable Instant finished;
    private @Nullable String error;
    private @Nullable String stopReason;

    /** Made when the first follower comes. */
    private @Nullable EventHub<RunEvent> followers;

    private Instant latest;

    /** The steps whose message must not be doubled and was told to its device, in the current attempt. */
    private @Nullable BitSet told;

    RunRecord(RunId id, Plan plan, TimeSource time, EventHub<RunEvent> everybody) {
        this.id = id;
        this.plan = plan;
        this.time = time;
        this.everybody = everybody;
        this.requested = time.now();
        this.latest = requested;
        this.steps = new StepTable(plan);
    }

    RunId id() {
        return id;
    }

    Plan plan() {
        return plan;
    }

    /** First the run with all its steps as they are, then every change; completes when the run is over. */
    Multi<RunEvent> follow() {
        EventHub<RunEvent> hub;
        synchronized (lock) {
            hub = followers == null ? new EventHub<>(time.timer(), 4 * plan.size()) : followers;
            followers = hub;
        }
        return hub.stream(follower -> {
            synchronized (lock) {
                follower.emit(new RunEvent.RunChanged(snapshot()));
                if (state.isOver()) {
                    follower.complete();
                } else {
                    hub.add(follower);
                }
            }
        });
    }

    RunState state() {
        synchronized (lock) {
            return state;
        }
    }

    /** Everything known now. */
    Run snapshot() {
        synchronized (lock) {
            List<StepResult> results = new ArrayList<>(plan.size());
            for (int index = 0; index < plan.size(); index++) {
                results.add(steps.result(index));
            }
            return run(results);
        }
    }

    /** The same without the steps. */
    Run summary() {
        synchronized (lock) {
            return run(List.of());
        }
    }

    /** The run is announced as waiting. */
    void announce() {
        synchronized (lock) {
            publishRun();
        }
    }

    /** The run begins; false if it is over already. */
    boolean start() {
        synchronized (lock) {
            if (state != RunState.PENDING) {
                return false;
            }
            state = RunState.RUNNING;
            started = now();
            publishRun();
            return true;
        }
    }

    /** The run is over; false if it was before. What was under way becomes CANCELLED, what was not reached SKIPPED. */
    boolean end(RunState how, @Nullable String why) {
        synchronized (lock) {
            if (state.isOver()) {
                return false;
            }
            sweep(0, plan.size(), why == null ? "the run is over" : why);
            state = how;
            error = why;
            finished = now();
            publishRun();
            if (followers != null) {
                followers.complete();
            }
            return true;
        }
    }

    /** From now on no step begins; those under way go on. */
    void stopBeginning(String why) {
        synchronized (lock) {
            stopReason = why;
        }
    }

    /** Whether no step begins any more, though the run is not over. */
    boolean isStopping() {
        synchronized (lock) {
            return stopReason != null;
        }
    }

    /** Why no step begins any more. */
    String whyStopped() {
        synchronized (lock) {
            return stopReason == null ? "it was stopped before its turn" : stopReason;
        }
    }

    /** Step {@code index} begins as a part of the attempt {@code around} it; false if it may not any more. */
    boolean begin(int index, Attempt around) {
        synchronized (lock) {
            if (stopReason != null
                    || state != RunState.RUNNING
                    || !isCurrent(around)
                    || steps.state(index) != StepState.PENDING) {
                return false;
            }
            steps.begin(index, now());
            publish(index);
            return true;
        }
    }

    /** The attempt at step {@code index} that is under way. */
    Attempt attempt(int index, int depth) {
        synchronized (lock) {
            return new Attempt(index, steps.attempt(index), depth);
        }
    }

    /** The device was told the message of step {@code index}, which must not be doubled. */
    void told(int index) {
        synchronized (lock) {
            told = told == null ? new BitSet() : told;
            told.set(index);
        }
    }

    /** Whether nobody knows if the message of step {@code index} was done: it was told, and must not be doubled. */
    boolean isInDoubt(int index) {
        synchronized (lock) {
            return told != null && told.get(index);
        }
    }

    /** Step {@code index}, begun as a part of the attempt {@code around} it, is over, unless it was before. */
    void finish(int index, Attempt around, Outcome outcome) {
        synchronized (lock) {
            if (isCurrent(around) && steps.state(index) == StepState.RUNNING) {
                steps.end(index, outcome.state(), outcome.error(), now());
                publish(index);
            }
        }
    }

    /** Step {@code index} is tried again, and everything inside it is as if not reached; false if it may not any more. */
    boolean repeat(int index) {
        synchronized (lock) {
            if (stopReason != null || steps.state(index) != StepState.RUNNING) {
                return false;
            }
            steps.repeat(index);
            publish(index);
            if (told != null) {
                told.clear(index, plan.end(index));
            }
            change(index + 1, plan.end(index), inner -> {
                boolean changes = steps.state(inner) != StepState.PENDING;
                steps.reset(inner);
                return changes;
            });
            return true;
        }
    }

    /** An attempt at step {@code index} failed, and another will follow after a while. */
    void noteFailedAttempt(int index, @Nullable String why) {
        synchronized (lock) {
            if (steps.state(index) == StepState.RUNNING) {
                steps.note(index, why);
                publish(index);
            }
        }
    }

    /** What comes after step {@code child} in its sequence, whose attempt is {@code around}, will not be reached. */
    void skipAfter(int child, Attempt around, String why) {
        synchronized (lock) {
            if (isCurrent(around)) {
                sweep(plan.end(child), plan.end(around.step()), why);
            }
        }
    }

    /**
     * Everything inside the attempt was stopped; true if a message that must not be doubled was under way there and told
     * to its device, so that nobody knows whether it was done.
     */
    @CanIgnoreReturnValue
    boolean abandon(Attempt attempt, String why) {
        synchronized (lock) {
            return isCurrent(attempt) && sweep(attempt.step() + 1, plan.end(attempt.step()), why);
        }
    }

    private boolean isCurrent(Attempt attempt) {
        int step = attempt.step();
        return step < 0 || (steps.state(step) == StepState.RUNNING && steps.attempt(step) == attempt.number());
    }

    /** Never before an instant that it gave earlier, though the clock may be set back. */
    private Instant now() {
        Instant current = time.now();
        latest = current.isAfter(latest) ? current : latest;
        return latest;
    }

    @CanIgnoreReturnValue
    private boolean sweep(int from, int to, String why) {
        boolean inDoubt = isAnyInDoubt(from, to);
        Instant now = now();
        change(from, to, index -> {
            StepState was = steps.state(index);
            if (was.isOver()) {
                return false;
            }
            steps.end(index, was == StepState.RUNNING ? StepState.CANCELLED : StepState.SKIPPED, why, now);
            return true;
        });
        return inDoubt;
    }

    private boolean isAnyInDoubt(int from, int to) {
        if (told == null) {
            return false;
        }
        for (int index = told.nextSetBit(from); index >= 0 && index < to; index = told.nextSetBit(index + 1)) {
            if (steps.state(index) == StepState.RUNNING) {
                return true;
            }
        }
        return false;
    }

    /**
     * Makes {@code change} to steps {@code from} to before {@code to}, and publishes those for which it says true: one by
     * one, or where there may be many by one event for the run.
     */
    private void change(int from, int to, IntPredicate change) {
        boolean many = to - from > MANY;
        boolean any = false;
        for (int index = from; index < to; index++) {
            boolean changed = change.test(index);
            any |= changed;
            if (changed && !many) {
                publish(index);
            }
        }
        if (any && many) {
            if (followers != null) {
                followers.publish(() -> new RunEvent.RunChanged(snapshot()));
            }
            everybody.publish(() -> new RunEvent.RunChanged(run(List.of())));
        }
    }

    private void publish(int index) {
        publish(() -> new RunEvent.StepChanged(id, plan.program().name(), steps.result(index)));
    }

    private void publishRun() {
        publish(() -> new RunEvent.RunChanged(run(List.of())));
    }

    private Run run(List<StepResult> results) {
        return new Run(
                id,
                plan.program().name(),
                new Cause.Request(),
                state,
                requested,
                started,
                finished,
                error,
                List.of(),
                results);
    }

    private void publish(Supplier<RunEvent> event) {
        everybody.publish(event);
        if (followers != null) {
            followers.publish(event);
        }
    }
}
