package org.aubade.run;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/**
 * What is kept of runs: those that are over, and a journal of those under way, from which another process goes on with
 * them. No call blocks; where the store cannot be reached a Uni fails with {@link org.aubade.program.StoreUnavailable}.
 */
public interface RunStore {
    /** Whether what is written here is there for the next process; where it is not, nothing needs to be journalled. */
    boolean isDurable();

    /**
     * Makes a new run known, as one of this node; completes when that is durable. Fails with {@link OccurrenceTaken} if
     * there is a run for that occurrence of its schedule already, on whatever node.
     */
    @CheckReturnValue
    Uni<Void> begin(NewRun run);

    /**
     * The run has changed: its marks will be taken and written with the next commit. Returns at once; what cannot be
     * written is tried again until it can.
     */
    void markDirty(JournaledRun run);

    /**
     * Completes when everything that happened in the run before the call is durable, and fails if it cannot be made so
     * now, or with {@link RunTakenOver} if the run belongs to another node by now.
     */
    @CheckReturnValue
    Uni<Void> flush(JournaledRun run);

    /** Keeps a run that is over, with all its steps; completes when that is durable, however long it takes. */
    @CheckReturnValue
    Uni<Void> complete(JournaledRun run);

    /**
     * Makes the unfinished runs of nodes that are gone those of this node; each is returned to exactly one caller on one
     * node, oldest first.
     */
    @CheckReturnValue
    Uni<List<InterruptedRun>> takeOver();

    /** The run with all its steps, over or under way on whatever node. */
    @CheckReturnValue
    Uni<Optional<Run>> find(RunId id);

    /** Whether there is such a run, over or under way on whatever node; reads none of its steps. */
    @CheckReturnValue
    Uni<Boolean> contains(RunId id);

    /** The run of an occurrence, on whatever node; empty if there is none. */
    @CheckReturnValue
    Uni<Optional<RunId>> find(Cause.Occurrence occurrence);

    /** Summaries of the runs that match, newest first. */
    @CheckReturnValue
    Uni<List<Run>> list(RunQuery query);
}
