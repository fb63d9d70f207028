package org.aubade.run;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.smallrye.mutiny.Multi;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.IntPredicate;
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
    /** More steps that change at once than this are told as one change of the run. */
    private static final int MANY = 256;

    private final RunId id;
    private final Cause cause;
    private final Instant requested;
    private final Plan plan;
    private final TimeSource time;

    /** Guards everything below. */
    private final Object lock = new Object();

    private final StepTable steps;
    private final RunNews news;

    /** How it goes on after its process was gone; null for a run of this process. */
    private final @Nullable Restoration restoration;

    private RunState state = RunState.PENDING;
    private @Nullable Instant started;
    private @Nullable Instant finished;
    private @Nullable String error;
    private @Nullable String stopReason;

    /** Whether it goes on in another process, so that nothing that stops here is an end. */
    private boolean suspended;

    /** Whether it was suspended and nothing of it is under way any more. */
    private boolean givenUp;

    private Instant latest;

    /** A new run, asked for now. */
    RunRecord(Cause cause, Plan plan, TimeSource time, StepTable steps, RunNews news) {
        this.id = RunId.create();
        this.cause = cause;
        this.requested = time.now();
        this.plan = plan;
        this.time = time;
        this.steps = steps;
        this.news = news;
        this.restoration = null;
        this.latest = requested;
    }

    /** A run that goes on, as {@code steps} were restored. */
    RunRecord(Restoration restoration, TimeSource time, StepTable steps, RunNews news) {
        NewRun origin = restoration.interrupted().run();
        this.id = origin.id();
        this.cause = origin.cause();
        this.requested = origin.requested();
        this.plan = restoration.plan();
        this.time = time;
        this.steps = steps;
        this.news = news;
        this.restoration = restoration;
        this.started = restoration.interrupted().started();
        this.latest = time.now();
    }

    RunId id() {
        return id;
    }

    /** What has to be known of it before its first step. */
    NewRun origin() {
        return new NewRun(id, cause, plan.programs(), requested);
    }

    Plan plan() {
        return plan;
    }

    /** First the run with all its steps as they are, then every change; completes when the run is over. */
    Multi<RunEvent> follow() {
        EventHub<RunEvent> hub;
        synchronized (lock) {
            hub = news.followers(time.timer(), 4 * plan.size());
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

    /** Whether nothing of it may be under way any more. */
    boolean isStopped() {
        synchronized (lock) {
            return state.isOver() || givenUp;
        }
    }

    /** Everything known now. */
    Run snapshot() {
        synchronized (lock) {
            return run(steps.results());
        }
    }

    /** The same without the steps. */
    Run summary() {
        synchronized (lock) {
            return run(List.of());
        }
    }

    /** {@code journal} is told of every change from now on; nobody where it is null. */
    void tellJournal(@Nullable Runnable journal) {
        synchronized (lock) {
            news.tellJournal(journal);
        }
    }

    /** What the journal has to write. */
    List<StepCheckpoint> takeCheckpoints() {
        synchronized (lock) {
            news.written();
            return steps.takeCheckpoints();
        }
    }

    /**
     * The journal is told of what has changed: when everything has that changes together, so that it writes that at once. Of
     * a run that is over it hears anyway.
     */
    void tellJournal() {
        synchronized (lock) {
            if (!state.isOver()) {
                news.tellJournal();
            }
        }
    }

    /** The same before something is done that may take its time, if that would be left in doubt meanwhile. */
    void tellJournalOfAnswers() {
        synchronized (lock) {
            if (news.isPressing()) {
                tellJournal();
            }
        }
    }

    /** The journal is asked to write what has changed, and need not be told of it. */
    void settling() {
        synchronized (lock) {
            news.settling();
        }
    }

    /** The run is announced as waiting. */
    void announce() {
        synchronized (lock) {
            publishRun();
            news.tellJournal();
        }
    }

    /** The run begins; false if it is over already, or may not begin any more. */
    boolean start() {
        synchronized (lock) {
            if (state != RunState.PENDING || suspended) {
                return false;
            }
            state = RunState.RUNNING;
            tick();
            started = started == null ? latest : started;
            publishRun();
            return true;
        }
    }

    /**
     * The run is over with what changed last; false if it was before. What was under way becomes CANCELLED, what was not
     * reached SKIPPED.
     */
    boolean end(RunState how, @Nullable String why) {
        synchronized (lock) {
            if (state.isOver() || givenUp) {
                return false;
            }
            sweep(0, plan.size(), why == null ? "the run is over" : why);
            state = how;
            error = why;
            finished = latest;
            publishRun();
            news.complete();
            return true;
        }
    }

    /** From now on no step begins; those under way go on. */
    void stopBeginning(String why) {
        synchronized (lock) {
            stopReason = why;
        }
    }

    /** The same, and the run goes on in another process: what stops here has not ended. */
    void suspend(String why) {
        synchronized (lock) {
            stopReason = why;
            suspended = true;
        }
    }

    /** The same, and nothing of it is under way any more; false if it is over, or was given up before. */
    boolean giveUp(String why) {
        synchronized (lock) {
            if (state.isOver() || givenUp) {
                return false;
            }
            suspend(why);
            givenUp = true;
            news.complete();
            return true;
        }
    }

    /** Whether what stops here goes on in another process. */
    boolean isSuspended() {
        synchronized (lock) {
            return suspended;
        }
    }

    /** Whether it was given up here. */
    boolean isGivenUp() {
        synchronized (lock) {
            return givenUp;
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

    /** Guards the record; who decides by it on a change holds it until the change is made. */
    Object lock() {
        return lock;
    }

    /**
     * What changes from here on changes now, or when the last change was, if the clock was set back since; the clock is not
     * asked again for each step.
     */
    void tick() {
        synchronized (lock) {
            Instant current = time.now();
            latest = current.isAfter(latest) ? current : latest;
        }
    }

    /** Step {@code index} begins; false if it may not any more. */
    boolean begin(int index) {
        synchronized (lock) {
            if (stopReason != null || state != RunState.RUNNING || steps.state(index) != StepState.PENDING) {
                return false;
            }
            steps.begin(index, latest);
            publish(index);
            return true;
        }
    }

    /** How this run goes on; null for one that was not interrupted. */
    @Nullable Restoration restoration() {
        return restoration;
    }

    /** What step {@code index} came to before the run was interrupted; null if it is still to be done. */
    @Nullable Outcome outcomeBefore(int index) {
        if (restoration == null) {
            return null;
        }
        synchronized (lock) {
            return stopReason == null ? restoration.outcome(index, steps) : null;
        }
    }

    /** What is left of {@code whole} for the current attempt at step {@code index}, which may have begun before an interruption. */
    Duration left(int index, Duration whole) {
        return restoration == null || attempt(index) != 1 || plan.step(index) instanceof Step.Send
                ? whole
                : restoration.left(index, whole, time.now());
    }

    /** The number of the attempt at step {@code index} that is under way, from 1. */
    int attempt(int index) {
        synchronized (lock) {
            return steps.attempt(index);
        }
    }

    /** The device is about to be told the message of step {@code index}, which must not be doubled. */
    void told(int index) {
        synchronized (lock) {
            steps.tell(index);
            news.noted();
        }
    }

    /** The device was not told after all. */
    void notTold(int index) {
        synchronized (lock) {
            steps.untell(index, index + 1);
            news.noted();
            news.tellJournal();
        }
    }

    /** Whether nobody knows if the message of step {@code index} was done: it was told, and must not be doubled. */
    boolean isInDoubt(int index) {
        synchronized (lock) {
            return steps.isTold(index);
        }
    }

    /** Step {@code index} is over, unless it was before, or goes on in another process. */
    void finish(int index, Outcome outcome) {
        synchronized (lock) {
            boolean goesOnElsewhere = suspended && outcome.state() == StepState.CANCELLED;
            if (goesOnElsewhere || steps.state(index) != StepState.RUNNING) {
                return;
            }
            if (steps.isTold(index)) {
                news.press();
            }
            if (outcome.repeatable()) {
                steps.untell(index, index + 1);
            }
            steps.end(index, outcome.state(), outcome.error(), latest);
            publish(index);
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
            clear(index);
            return true;
        }
    }

    /** An attempt at step {@code index} failed, and another will follow after a while. */
    void noteFailedAttempt(int index, @Nullable String why) {
        synchronized (lock) {
            if (steps.state(index) == StepState.RUNNING) {
                steps.note(index, why);
                publish(index);
                clear(index);
            }
        }
    }

    /** Nothing inside step {@code index} has been reached in the attempt that will follow. */
    private void clear(int index) {
        steps.untell(index, plan.end(index));
        change(index + 1, plan.end(index), inner -> {
            boolean changes = steps.state(inner) != StepState.PENDING;
            steps.reset(inner);
            return changes;
        });
    }

    /** Steps {@code from} to before {@code to} will not be reached. */
    void skip(int from, int to, String why) {
        synchronized (lock) {
            if (!suspended) {
                sweep(from, to, why);
            }
        }
    }

    /**
     * Everything inside step {@code index} was stopped; whether a message that must not be doubled was under way there and
     * told to its device, so that nobody knows whether it was done.
     */
    boolean abandon(int index, String why) {
        synchronized (lock) {
            return sweep(index + 1, plan.end(index), why);
        }
    }

    @CanIgnoreReturnValue
    private boolean sweep(int from, int to, String why) {
        boolean inDoubt = steps.isAnyToldUnderWay(from, to);
        change(from, to, index -> {
            StepState was = steps.state(index);
            if (was.isOver()) {
                return false;
            }
            boolean underWay = was == StepState.RUNNING || (restoration != null && restoration.wasUnderWay(index));
            steps.end(index, underWay ? StepState.CANCELLED : StepState.SKIPPED, why, latest);
            return true;
        });
        return inDoubt;
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
        if (any && many && news.changed()) {
            news.publish(new RunEvent.RunChanged(snapshot()), new RunEvent.RunChanged(run(List.of())));
        }
    }

    private void publish(int index) {
        if (news.changed()) {
            news.publish(new RunEvent.StepChanged(id, plan.program().name(), steps.result(index)));
        }
    }

    private void publishRun() {
        if (news.changed()) {
            news.publish(new RunEvent.RunChanged(run(List.of())));
        }
    }

    private Run run(List<StepResult> results) {
        return new Run(
                id,
                plan.program().name(),
                cause,
                state,
                requested,
                started,
                finished,
                error,
                restoration == null ? List.of() : restoration.resumptions(),
                results);
    }
}
