package org.aubade.run.engine;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;
import org.aubade.run.journal.JournaledRun;
import org.aubade.run.journal.RunStore;
import org.jspecify.annotations.Nullable;

/** The journal of one run: says to the store what it has to write of the run, and when. */
interface RunJournal {
    /** Of a run that nobody goes on with when its process is gone. */
    RunJournal NONE = new RunJournal() {
        @Override
        public void markDirty(boolean urgent) {}

        @Override
        public @Nullable Uni<Void> flush() {
            return null;
        }
    };

    /** The journal of {@code run} in {@code store}. */
    static RunJournal of(JournaledRun run, RunStore store) {
        if (!store.isDurable()) {
            return NONE;
        }
        return new RunJournal() {
            @Override
            public void markDirty(boolean urgent) {
                store.markDirty(run, urgent);
            }

            @Override
            public Uni<Void> flush() {
                return store.flush(run);
            }
        };
    }

    /**
     * The run has changed; returns at once.
     *
     * @param urgent whether the change should be written now: if the process died before, it would be unknown what became of a
     *     message that must not be doubled
     */
    void markDirty(boolean urgent);

    /** Completes when everything that happened in the run before the subscription is durable; null where nothing has to be. */
    @CheckReturnValue
    @Nullable Uni<Void> flush();
}
