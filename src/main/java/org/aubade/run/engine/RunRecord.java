package org.aubade.run.engine;

import io.smallrye.mutiny.Multi;
import java.util.List;
import org.aubade.event.EventHub;
import org.aubade.program.resolve.Plan;
import org.aubade.run.Cause;
import org.aubade.run.Run;
import org.aubade.run.RunEvent;
import org.aubade.run.RunId;
import org.aubade.run.RunState;
import org.aubade.run.journal.NewRun;
import org.aubade.run.journal.StepCheckpoint;
import org.aubade.time.TimeSource;
import org.jspecify.annotations.Nullable;

/** What happens in one run, as it happens. Safe for any number of threads. */
final class RunRecord {
    private final NewRun origin;
    private final Plan plan;
    private final TimeSource time;

    /** Its monitor guards all that is recorded. */
    private final RunStatus status;

    private final RunSnapshots snapshots;
    private final RunChanges changes;
    private final StepRecord steps;

    /** A run that was asked for now. */
    RunRecord(Cause cause, StepTable table, EventHub<RunEvent> events, TimeSource time) {
        this(new NewRun(RunId.create(), cause, table.plan().programs(), time.now()), table, null, events, time);
    }

    /** A run that goes on, as {@code table} was restored. */
    RunRecord(Restoration restoration, StepTable table, EventHub<RunEvent> events, TimeSource time) {
        this(restoration.interrupted().run(), table, restoration, events, time);
    }

    private RunRecord(
            NewRun origin,
            StepTable table,
            @Nullable Restoration restoration,
            EventHub<RunEvent> events,
            TimeSource time) {
        this.origin = origin;
        this.plan = table.plan();
        this.time = time;
        this.status = new RunStatus(
                time, restoration == null ? null : restoration.interrupted().started());
        this.snapshots = new RunSnapshots(origin, status, table, restoration);
        this.changes = new RunChanges(snapshots, events);
        this.steps = new StepRecord(table, restoration, status, changes, time);
    }

    RunId id() {
        return origin.id();
    }

    /** What has to be known of it before its first step. */
    NewRun origin() {
        return origin;
    }

    Plan plan() {
        return plan;
    }

    /** What happens to its steps. */
    StepRecord steps() {
        return steps;
    }

    /** What changes from now on is written to {@code journal}. */
    void writeTo(RunJournal journal) {
        changes.writeTo(journal);
    }

    /** First the run with all its steps as they are, then every change; completes when the run is over. */
    Multi<RunEvent> follow() {
        synchronized (status) {
            return changes.follow(time.timer());
        }
    }

    RunState state() {
        synchronized (status) {
            return status.state();
        }
    }

    /** Everything known now. */
    Run snapshot() {
        synchronized (status) {
            return snapshots.whole();
        }
    }

    /** Everything known now but the steps. */
    Run summary() {
        synchronized (status) {
            return snapshots.summary();
        }
    }

    /** The run is announced as waiting. */
    void announce() {
        synchronized (status) {
            changes.runChanged();
        }
    }

    /** The run starts; false if it is over, or may not start. */
    boolean start() {
        synchronized (status) {
            boolean starts = status.start();
            if (starts) {
                changes.runChanged();
            }
            return starts;
        }
    }

    /** The run is over; false if it was before. What was under way becomes CANCELLED, what was not reached SKIPPED. */
    boolean end(RunState how, @Nullable String why) {
        synchronized (status) {
            if (status.isStopped()) {
                return false;
            }
            steps.sweep(why == null ? "the run is over" : why, status.now());
            boolean ends = status.end(how, why);
            changes.runEnded();
            return ends;
        }
    }

    /** From now on no step begins; those under way go on. */
    void drain(String why) {
        synchronized (status) {
            status.drain(why);
        }
    }

    /** From now on no step begins, and another process goes on with the run: what stops here has not ended. */
    void suspend(String why) {
        synchronized (status) {
            status.suspend(why);
        }
    }

    /** Nothing of the run is under way here from now on; false if it is over, or was given up before. */
    boolean giveUp(String why) {
        synchronized (status) {
            boolean givesUp = status.giveUp(why);
            if (givesUp) {
                changes.runLeft();
            }
            return givesUp;
        }
    }

    /** Whether it is over or given up, so that nothing of it may be under way. */
    boolean isStopped() {
        synchronized (status) {
            return status.isStopped();
        }
    }

    /** Whether what stops here goes on in another process. */
    boolean isSuspended() {
        synchronized (status) {
            return status.isSuspended();
        }
    }

    /** Whether it was given up here. */
    boolean isGivenUp() {
        synchronized (status) {
            return status.isGivenUp();
        }
    }

    /** The steps that changed since the last call; whoever takes them has to write them. */
    List<StepCheckpoint> takeCheckpoints() {
        return steps.takeCheckpoints();
    }
}
