package org.aubade.run.engine;

import java.time.Instant;
import org.aubade.run.RunState;
import org.aubade.time.TimeSource;
import org.jspecify.annotations.Nullable;

/**
 * Where one run stands: PENDING, then RUNNING, then over, which it stays; or left by this process, so that another goes on with
 * it. Its monitor guards it and everything else that is recorded of the run: whoever calls a method holds it.
 */
final class RunStatus {
    private final TimeSource time;
    private RunState state = RunState.PENDING;
    private @Nullable Instant started;
    private @Nullable Instant finished;
    private @Nullable String error;

    /** Why no step begins; null as long as steps may begin. */
    private @Nullable String stopReason;

    /** Whether the run stops in this process without ending: another process continues it, or the store refused it. */
    private boolean suspended;

    /** Whether it is suspended and nothing of it is under way in this process. */
    private boolean givenUp;

    private Instant latest;

    /** @param started when an earlier process started the run; null if none did */
    RunStatus(TimeSource time, @Nullable Instant started) {
        this.time = time;
        this.started = started;
        this.latest = time.now();
    }

    /** When what changes now changes: the time of the clock, or of the last change if the clock was set back since. */
    Instant now() {
        Instant current = time.now();
        latest = current.isAfter(latest) ? current : latest;
        return latest;
    }

    /** The run starts; false if it is over or suspended, or has started. */
    boolean start() {
        if (state != RunState.PENDING || suspended) {
            return false;
        }
        state = RunState.RUNNING;
        started = started == null ? now() : started;
        return true;
    }

    /** The run is over; false if it was before, or was given up. */
    boolean end(RunState how, @Nullable String why) {
        if (isStopped()) {
            return false;
        }
        state = how;
        error = why;
        finished = now();
        return true;
    }

    /** From now on no step begins; those under way go on. */
    void drain(String why) {
        stopReason = why;
    }

    /** From now on no step begins, and another process goes on with the run. */
    void suspend(String why) {
        stopReason = why;
        suspended = true;
    }

    /** Nothing of the run is under way in this process from now on; false if it is over, or was given up before. */
    boolean giveUp(String why) {
        if (isStopped()) {
            return false;
        }
        suspend(why);
        givenUp = true;
        return true;
    }

    RunState state() {
        return state;
    }

    @Nullable Instant started() {
        return started;
    }

    @Nullable Instant finished() {
        return finished;
    }

    @Nullable String error() {
        return error;
    }

    /** Whether a step may begin. */
    boolean mayBegin() {
        return state == RunState.RUNNING && stopReason == null;
    }

    /** Whether a message of a step that has begun may be sent. */
    boolean maySend() {
        return state == RunState.RUNNING && !givenUp;
    }

    /** Whether it is over or given up. */
    boolean isStopped() {
        return state.isOver() || givenUp;
    }

    boolean isSuspended() {
        return suspended;
    }

    boolean isGivenUp() {
        return givenUp;
    }

    /** Whether it was drained or suspended. */
    boolean isDraining() {
        return stopReason != null;
    }

    /** Why no step begins. */
    String whyStopped() {
        return stopReason == null ? "it was stopped before its turn" : stopReason;
    }
}
