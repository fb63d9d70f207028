package org.aubade.run.journal;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import org.aubade.run.Cause;
import org.aubade.run.OccurrenceTaken;
import org.aubade.run.Run;
import org.aubade.run.RunId;
import org.aubade.run.RunQuery;

/**
 * What is kept of runs: those that are over, and a journal of those under way, from which another process goes on with
 * them. No call blocks; where the store cannot be reached a Uni fails with {@link org.aubade.program.catalog.StoreUnavailable}.
 */
public interface RunStore {
    /** Whether what is written here is there for the next process; where it is not, nothing needs to be journalled. */
    boolean isDurable();

    /** The lease under which this node owns what it begins and takes over from now on. */
    Lease lease();

    /**
     * Makes a new run known, as one of this node; completes when that is durable. Fails with {@link OccurrenceTaken} if
     * there is a run for that occurrence of its schedule already, on whatever node.
     */
    @CheckReturnValue
    Uni<Void> begin(NewRun run);

    /**
     * Says that the run has changed. The store takes its checkpoints and writes them by itself, within some milliseconds and
     * together with what else changes meanwhile; what cannot be written is tried again until it can. Returns at once and
     * costs little, so that it can be called at every change.
     *
     * @param urgent whether to write at once, since a device has answered a message that must not be doubled: after a crash
     *     nobody would know whether the device got it, as long as the answer is not written
     */
    void markDirty(JournaledRun run, boolean urgent);

    /**
     * Completes when everything that happened in the run before the subscription is durable, and fails if it cannot be made so
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
