package org.aubade.run.engine;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** The journal of one run: says to the store what it has to write of the run, and when. */
interface RunJournal {
    /** Of a run that nobody goes on with when its process is gone. */
    RunJournal NONE = new RunJournal() {
        @Override
        public void markDirty(boolean urgent) {}

        @Override
        public boolean isOwned() {
            return true;
        }

        @Override
        public @Nullable Uni<Void> flush() {
            return null;
        }

        @Override
        public @Nullable Uni<Void> confirmOwned() {
            return null;
        }
    };

    /**
     * The run has changed; returns at once.
     *
     * @param urgent whether the change should be written now: if the process died before, it would be unknown what became of a
     *     message that must not be doubled
     */
    void markDirty(boolean urgent);

    /** Whether no other node can have taken the run over. Compares times, so that it can be asked before every message. */
    boolean isOwned();

    /**
     * Completes when everything that happened in the run before the subscription is durable and the run is one of this node;
     * null where nothing has to be.
     */
    @CheckReturnValue
    @Nullable Uni<Void> flush();

    /**
     * Asks the store after {@link #isOwned} was false. Completes if the run is one of this node, and fails with
     * {@link org.aubade.run.journal.RunTakenOver} if it is not; null where it always is.
     */
    @CheckReturnValue
    @Nullable Uni<Void> confirmOwned();
}
