package org.aubade.run;

import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** One step that is under way, in one attempt after the other. Guarded by the lock of its run's record. */
sealed class Frame permits SendFrame, BranchFrame {
    private final int index;
    private final @Nullable Frame around;
    private @Nullable Future<?> wait;
    private @Nullable Future<?> deadline;
    private int failures;
    private boolean closed;
    private boolean over;

    Frame(int index, @Nullable Frame around) {
        this.index = index;
        this.around = around;
    }

    /** The number of the step. */
    final int index() {
        return index;
    }

    /** The step around it; null for the root. */
    final @Nullable Frame around() {
        return around;
    }

    /** Whether what comes to it counts. */
    final boolean counts() {
        return !over && !closed;
    }

    /** Whether it has come to its outcome, or is not wanted any more. */
    final boolean isOver() {
        return over;
    }

    /** What it waits for by itself: the end of a delay, or of the pause before another attempt. */
    final void waitFor(Future<?> newWait) {
        wait = newWait;
    }

    /** What bounds the current attempt. */
    final void boundBy(Future<?> newDeadline) {
        deadline = newDeadline;
    }

    /** What comes to it counts. */
    final void open() {
        closed = false;
    }

    /** Nothing that comes to it counts, though it has not come to its outcome yet. */
    final void close() {
        closed = true;
        stopTimers();
    }

    /** Nothing that comes to it will ever count. */
    final void end() {
        over = true;
        stopTimers();
    }

    /** How many attempts have failed in this process. */
    final int failures() {
        return failures;
    }

    final void countFailures(int count) {
        failures += count;
    }

    private void stopTimers() {
        if (wait != null) {
            wait.cancel(false);
            wait = null;
        }
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }
}
