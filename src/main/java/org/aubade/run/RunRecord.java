package org.aubade.run;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.smallrye.mutiny.Multi;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.aubade.device.EventHub;
import org.aubade.program.Plan;
import org.aubade.program.Step;
import org.aubade.time.TimeSource;
import org.jspecify.annotations.Nullable;

/**
 * What happens in one run, as it happens. What is over stays over, so whoever comes second (an answer after a
 * cancellation, a step after its sequence was stopped) is told no. Safe for any number of threads.
 */
final class RunRecord {
    private final RunId id;
    private final Plan plan;
    private final TimeSource time;
    private final EventHub<RunEvent> everybody;
    private final EventHub<RunEvent> followers;
    private final Instant requested;

    /** Guards the fields below. Events are published while it is held, into buffers, so that their order is the order of things. */
    private final Object lock = new Object();

    private final StepTable steps;
    private RunState state = RunState.PENDING;
    private @Nullable Instant started;
    private @Nullable Instant finished;
    private @Nullable String error;
    private @Nullable String stopReason;

    RunRecord(RunId id, Plan plan, TimeSource time, EventHub<RunEvent> everybody) {
        this.id = id;
        this.plan = plan;
        this.time = time;
        this.everybody = everybody;
        this.followers = new EventHub<>(time.timer());
        this.requested = time.now();
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
        return followers.stream(follower -> {
            synchronized (lock) {
                follower.emit(new RunEvent.RunChanged(snapshot()));
                if (state.isOver()) {
                    follower.complete();
                } else {
                    followers.add(follower);
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
            started = time.now();
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
            finished = time.now();
            publishRun();
            followers.complete();
            return true;
        }
    }

    /** From now on no step begins; those under way go on. */
    void stopBeginning(String why) {
        synchronized (lock) {
            stopReason = why;
        }
    }

    /** Why no step begins any more. */
    String whyStopped() {
        synchronized (lock) {
            return stopReason == null ? "it was stopped before its turn" : stopReason;
        }
    }

    /** Step {@code index} begins; false if it may not any more. */
    boolean begin(int index) {
        synchronized (lock) {
            if (stopReason != null || state != RunState.RUNNING || steps.state(index) != StepState.PENDING) {
                return false;
            }
            steps.begin(index, time.now());
            publish(index);
            return true;
        }
    }

    /** Step {@code index} is over, unless it was before. */
    void finish(int index, Outcome outcome) {
        synchronized (lock) {
            if (steps.state(index) == StepState.RUNNING) {
                steps.end(index, outcome.state(), outcome.error(), time.now());
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
            for (int inner = index + 1; inner < plan.end(index); inner++) {
                steps.reset(inner);
                publish(inner);
            }
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

    /** Steps {@code from} to before {@code to} will not be reached. */
    void skip(int from, int to, String why) {
        synchronized (lock) {
            sweep(from, to, why);
        }
    }

    /**
     * Everything inside step {@code index} was stopped; true if a message that must not be doubled was under way there,
     * so that nobody knows whether it was done.
     */
    @CanIgnoreReturnValue
    boolean abandon(int index, String why) {
        synchronized (lock) {
            return sweep(index + 1, plan.end(index), why);
        }
    }

    @CanIgnoreReturnValue
    private boolean sweep(int from, int to, String why) {
        boolean inDoubt = false;
        Instant now = time.now();
        for (int index = from; index < to; index++) {
            StepState was = steps.state(index);
            if (!was.isOver()) {
                boolean running = was == StepState.RUNNING;
                inDoubt |= running
                        && plan.step(index) instanceof Step.Send send
                        && !send.message().type().idempotent();
                steps.end(index, running ? StepState.CANCELLED : StepState.SKIPPED, why, now);
                publish(index);
            }
        }
        return inDoubt;
    }

    private void publish(int index) {
        publish(() -> new RunEvent.StepChanged(id, plan.program().name(), steps.result(index)));
    }

    private void publishRun() {
        publish(() -> new RunEvent.RunChanged(run(List.of())));
    }

    private Run run(List<StepResult> results) {
        return new Run(id, plan.program().name(), state, requested, started, finished, error, results);
    }

    private void publish(Supplier<RunEvent> event) {
        everybody.publish(event);
        followers.publish(event);
    }
}
