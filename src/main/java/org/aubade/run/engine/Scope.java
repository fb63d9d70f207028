package org.aubade.run.engine;

import org.jspecify.annotations.Nullable;

/**
 * One attempt at a step, and everything that happens inside it. It is closed before anything inside it is cancelled: Mutiny
 * cancels one branch after the other, and a device that the first cancellation frees would otherwise be sent the message of
 * the second. Whoever is about to begin a step or to send a message asks whether every scope around it is open.
 */
final class Scope {
    private final int step;
    private final int depth;
    private final @Nullable Scope parent;
    private volatile boolean closed;

    private Scope(int step, int depth, @Nullable Scope parent) {
        this.step = step;
        this.depth = depth;
        this.parent = parent;
    }

    /** The scope of a whole run. */
    static Scope ofRun() {
        return new Scope(-1, 0, null);
    }

    /** The scope of one attempt at step {@code step}, which is directly inside this one. */
    Scope inside(int step) {
        return new Scope(step, depth + 1, this);
    }

    /** The number of its step in the plan; -1 for the run. */
    int step() {
        return step;
    }

    /** How many scopes are around it. */
    int depth() {
        return depth;
    }

    /** From now on nothing begins in it, no message is admitted to be sent, and no outcome counts. */
    void close() {
        closed = true;
    }

    /** Whether neither it nor a scope around it is closed. */
    boolean isOpen() {
        for (Scope scope = this; scope != null; scope = scope.parent) {
            if (scope.closed) {
                return false;
            }
        }
        return true;
    }
}
