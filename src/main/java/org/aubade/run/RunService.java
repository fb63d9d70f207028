package org.aubade.run;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.aubade.device.DeviceId;
import org.aubade.program.Program;
import org.aubade.text.Violation;

/** Runs programs: starts, follows, cancels and remembers their runs. No call blocks. */
public interface RunService {
    /** As {@link #start(Program, Cause)}, because somebody asked for it. */
    @CheckReturnValue
    Uni<Start> start(Program program);

    /**
     * Each subscription asks for one run of {@code program}, which is durable when it is accepted and goes on whoever stops
     * listening. It fails with {@link OccurrenceTaken}, or {@link org.aubade.program.catalog.StoreUnavailable}.
     */
    @CheckReturnValue
    Uni<Start> start(Program program, Cause cause);

    /** What keeps {@code program} from running now; empty if it can run. */
    List<Violation> check(Program program);

    /** Goes on with the runs of nodes that are gone, oldest first. */
    @CheckReturnValue
    Uni<List<RunHandle>> takeOver();

    /** The run with its steps, as it is now if it is under way, else as it was kept. */
    @CheckReturnValue
    Uni<Optional<Run>> find(RunId id);

    /** Whether there is such a run, under way or kept; costs the same however many steps it has. */
    @CheckReturnValue
    Uni<Boolean> isKnown(RunId id);

    /** Summaries of the runs that match, under way and kept, newest first. */
    @CheckReturnValue
    Uni<List<Run>> list(RunQuery query);

    /** The run of an occurrence, on whatever node; empty if there is none. */
    @CheckReturnValue
    Uni<Optional<RunId>> find(Cause.Occurrence occurrence);

    /** How many runs are under way or wait. */
    int activeCount();

    /** How many of them wait for their turn. */
    int waitingCount();

    /** The devices that interrupted runs wait for, since they are not registered yet, by id. */
    Collection<DeviceId> awaitedDevices();

    /** Calls {@code listener} at the start and the end of every run of this process from now on. */
    void addListener(RunListener listener);

    /** Cancels the run and every branch of it. */
    @CheckReturnValue
    Uni<Cancellation> cancel(RunId id);

    /** What happens in all runs from now on; a subscriber that does not keep up fails. */
    @CheckReturnValue
    Multi<RunEvent> events();

    /**
     * What happens in one run: first the run as it is, with its steps, then every change, to its end. Empty if no such
     * run is known; a subscriber that does not keep up fails.
     */
    @CheckReturnValue
    Uni<Optional<Multi<RunEvent>>> events(RunId id);

    /** From now on no run starts and no step begins; steps under way go on. */
    void drain();

    /**
     * Cancels every run that is still under way, or where the store survives leaves it to the next process; completes the
     * event streams.
     */
    void close();
}
