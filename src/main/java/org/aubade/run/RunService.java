package org.aubade.run;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.aubade.device.IotService;
import org.aubade.program.PlanCache;
import org.aubade.program.Program;
import org.aubade.program.ProgramCatalog;
import org.aubade.program.Resolution;
import org.aubade.text.Violation;
import org.aubade.time.TimeSource;
import org.jboss.logging.Logger;

/** Runs programs: starts, follows, cancels and remembers their runs. */
@Singleton
public class RunService {
    private static final Logger LOG = Logger.getLogger("aubade.run");
    private static final Cause REQUEST = new Cause.Request();

    private final CurrentHome home;
    private final PlanCache plans = new PlanCache();
    private final RunStore store;
    private final ActiveRuns active;
    private final RunSettings settings;
    private final TimeSource time;

    @Inject
    public RunService(
            IotService devices, ProgramCatalog programs, RunStore store, RunSettings settings, TimeSource time) {
        this.home = new CurrentHome(devices, programs);
        this.store = store;
        this.settings = settings;
        this.time = time;
        this.active = new ActiveRuns(store, devices::send, settings, time);
    }

    /** The same for somebody's request. */
    @CheckReturnValue
    public Uni<Start> start(Program program) {
        return start(program, REQUEST);
    }

    /**
     * Each subscription asks for one run of {@code program}, which is durable when it is accepted and goes on whoever stops
     * listening. Fails with {@link OccurrenceTaken}, or {@link org.aubade.program.StoreUnavailable}.
     */
    @CheckReturnValue
    public Uni<Start> start(Program program, Cause cause) {
        return Uni.createFrom().deferred(() -> switch (plans.resolve(program, home)) {
            case Resolution.Unresolved unresolved ->
                Uni.createFrom().item(new Start.Unresolved(unresolved.violations()));
            case Resolution.Resolved resolved -> active.start(resolved.plan(), cause);
        });
    }

    /** What keeps {@code program} from running now; empty if it can run. */
    public List<Violation> check(Program program) {
        return switch (plans.resolve(program, home)) {
            case Resolution.Unresolved unresolved -> unresolved.violations();
            case Resolution.Resolved _ -> List.of();
        };
    }

    /** Goes on with the runs of nodes that are gone, oldest first. */
    @CheckReturnValue
    public Uni<List<RunHandle>> takeOver() {
        return store.takeOver()
                .onItem()
                .transform(interrupted -> interrupted.stream()
                        .flatMap(run -> resumed(run).stream())
                        .toList());
    }

    /** Whatever is wrong with one, the others go on. */
    private Optional<RunHandle> resumed(InterruptedRun interrupted) {
        try {
            return Optional.of(active.resume(interrupted));
        } catch (RuntimeException broken) {
            UnresumableRun failed = new UnresumableRun(interrupted, settings.node(), time.now(), broken);
            LOG.errorf(broken, "Run %s fails: %s", failed.id(), failed.summary().error());
            store.complete(failed).subscribe().with(_ -> {}, failure -> LOG.error("It could not be kept.", failure));
            return Optional.empty();
        }
    }

    /** The run with its steps, as it is now if it is under way, else as it was kept. */
    @CheckReturnValue
    public Uni<Optional<Run>> find(RunId id) {
        return Uni.createFrom().deferred(() -> {
            RunExecution run = active.find(id);
            return run == null ? store.find(id) : Uni.createFrom().item(Optional.of(run.snapshot()));
        });
    }

    /** Whether there is such a run, under way or kept; costs the same however many steps it has. */
    @CheckReturnValue
    public Uni<Boolean> isKnown(RunId id) {
        return Uni.createFrom()
                .deferred(() -> active.find(id) == null
                        ? store.contains(id)
                        : Uni.createFrom().item(true));
    }

    /** Summaries of the runs that match, under way and kept, newest first. */
    @CheckReturnValue
    public Uni<List<Run>> list(RunQuery query) {
        return Uni.createFrom().deferred(() -> {
            List<Run> going = active.all().stream()
                    .map(run -> run.record().summary())
                    .filter(query::matches)
                    .toList();
            return store.list(query).onItem().transform(kept -> merged(going, kept, query.limit()));
        });
    }

    /** Of a run of this process the store may know less, unless it ended between the two looks. */
    private List<Run> merged(List<Run> going, List<Run> kept, int limit) {
        Map<RunId, Run> newestFirst = new TreeMap<>(Comparator.reverseOrder());
        going.forEach(run -> newestFirst.put(run.id(), run));
        kept.stream()
                .filter(run -> run.state().isOver() || active.find(run.id()) == null)
                .forEach(run -> newestFirst.put(run.id(), run));
        return newestFirst.values().stream().limit(limit).toList();
    }

    /** Whether one more run may be under way now. */
    public boolean hasRoom() {
        return active.hasRoom();
    }

    /** The run of an occurrence, on whatever node; empty if there is none. */
    @CheckReturnValue
    public Uni<Optional<RunId>> find(Cause.Occurrence occurrence) {
        return store.find(occurrence);
    }

    /** How many runs are under way or wait. */
    public int activeCount() {
        return active.all().size();
    }

    /** How many runs have ended in {@code state} since the service started. */
    public long endedCount(RunState state) {
        return active.endedCount(state);
    }

    /** Cancels the run and every branch of it. */
    @CheckReturnValue
    public Uni<Cancellation> cancel(RunId id) {
        return Uni.createFrom().deferred(() -> {
            RunExecution run = active.find(id);
            if (run != null && run.cancel("cancelled on request")) {
                return Uni.createFrom().item(new Cancellation.Cancelled(run.snapshot()));
            }
            return find(id).onItem()
                    .transform(found -> found.map(RunService::notCancelled).orElseGet(Cancellation.Unknown::new));
        });
    }

    private static Cancellation notCancelled(Run run) {
        return run.state().isOver() ? new Cancellation.Over(run) : new Cancellation.Elsewhere(run);
    }

    /** What happens in all runs from now on; a subscriber that does not keep up fails. */
    @CheckReturnValue
    public Multi<RunEvent> events() {
        return active.events().stream();
    }

    /**
     * What happens in one run: first the run as it is, with its steps, then every change, to its end. Empty if no such
     * run is known; a subscriber that does not keep up fails.
     */
    @CheckReturnValue
    public Uni<Optional<Multi<RunEvent>>> events(RunId id) {
        return Uni.createFrom().deferred(() -> {
            RunExecution run = active.find(id);
            return run != null
                    ? Uni.createFrom().item(Optional.of(run.record().follow()))
                    : store.find(id)
                            .onItem()
                            .transform(kept ->
                                    kept.map(over -> Multi.createFrom().<RunEvent>item(new RunEvent.RunChanged(over))));
        });
    }

    /** From now on no run starts and no step begins; steps under way go on. */
    public void drain() {
        active.drain();
    }

    /**
     * Cancels every run that is still under way, or where the store survives leaves it to the next process; completes the
     * event streams.
     */
    public void close() {
        active.close();
    }
}
