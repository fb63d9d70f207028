package org.aubade.run.engine;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.aubade.device.DeviceId;
import org.aubade.device.IotService;
import org.aubade.program.Program;
import org.aubade.program.catalog.ProgramCatalog;
import org.aubade.program.resolve.ProgramResolver;
import org.aubade.program.resolve.Resolution;
import org.aubade.run.Cancellation;
import org.aubade.run.Cause;
import org.aubade.run.Run;
import org.aubade.run.RunEvent;
import org.aubade.run.RunHandle;
import org.aubade.run.RunId;
import org.aubade.run.RunListener;
import org.aubade.run.RunQuery;
import org.aubade.run.RunService;
import org.aubade.run.RunSettings;
import org.aubade.run.RunState;
import org.aubade.run.Start;
import org.aubade.run.journal.InterruptedRun;
import org.aubade.run.journal.Lease;
import org.aubade.run.journal.RunStore;
import org.aubade.run.journal.UnresumableRun;
import org.aubade.text.Violation;
import org.aubade.time.TimeSource;
import org.jboss.logging.Logger;

/** Resolves programs, and starts and resumes their runs as {@link ActiveRuns}; of runs that are over it asks the store. */
@Singleton
public class RunEngine implements RunService {
    private static final Logger LOG = Logger.getLogger("aubade.run");

    private final LiveContext context;
    private final RunStore store;
    private final AwaitedDevices awaited;
    private final ActiveRuns active;
    private final RunSettings settings;
    private final TimeSource time;

    @Inject
    public RunEngine(
            IotService devices, ProgramCatalog programs, RunStore store, RunSettings settings, TimeSource time) {
        this.context = new LiveContext(devices, programs);
        this.store = store;
        this.settings = settings;
        this.time = time;
        this.awaited = new AwaitedDevices(devices, time.timer());
        this.active = new ActiveRuns(store, devices::send, awaited, settings, time);
    }

    @Override
    public Uni<Start> start(Program program) {
        return start(program, Cause.Request.ANONYMOUS);
    }

    @Override
    public Uni<Start> start(Program program, Cause cause) {
        return Uni.createFrom().deferred(() -> {
            if (active.isStopping()) {
                // Asked before the devices are, since they go away.
                return Uni.createFrom().item(new Start.Stopping());
            }
            return switch (ProgramResolver.resolve(program, context)) {
                case Resolution.Unresolved unresolved ->
                    Uni.createFrom().item(new Start.Unresolved(unresolved.violations()));
                case Resolution.Resolved resolved -> active.start(resolved.plan(), cause);
            };
        });
    }

    @Override
    public List<Violation> check(Program program) {
        return switch (ProgramResolver.resolve(program, context)) {
            case Resolution.Unresolved unresolved -> unresolved.violations();
            case Resolution.Resolved _ -> List.of();
        };
    }

    @Override
    public Uni<List<RunHandle>> takeOver() {
        return Uni.createFrom().deferred(() -> {
            Lease lease = store.lease();
            return store.takeOver()
                    .onItem()
                    .transform(interrupted -> interrupted.stream()
                            .flatMap(run -> resumed(run, lease).stream())
                            .toList());
        });
    }

    /** Whatever is wrong with one, the others go on. */
    private Optional<RunHandle> resumed(InterruptedRun interrupted, Lease lease) {
        try {
            return Optional.of(active.resume(interrupted, lease));
        } catch (RuntimeException broken) {
            UnresumableRun failed = new UnresumableRun(interrupted, settings.node(), time.now(), broken);
            LOG.errorf(broken, "Run %s fails: %s", failed.id(), failed.summary().error());
            active.endedBefore(failed);
            store.complete(failed).subscribe().with(_ -> {}, failure -> LOG.error("It could not be kept.", failure));
            return Optional.empty();
        }
    }

    @Override
    public Uni<Optional<Run>> find(RunId id) {
        return Uni.createFrom().deferred(() -> {
            RunExecution run = active.find(id);
            return run == null ? store.find(id) : Uni.createFrom().item(Optional.of(run.snapshot()));
        });
    }

    @Override
    public Uni<Boolean> isKnown(RunId id) {
        return Uni.createFrom()
                .deferred(() -> active.find(id) == null
                        ? store.contains(id)
                        : Uni.createFrom().item(true));
    }

    @Override
    public Uni<List<Run>> list(RunQuery query) {
        return Uni.createFrom().deferred(() -> {
            List<Run> going = active.all().stream()
                    .map(RunExecution::summary)
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

    @Override
    public Uni<Optional<RunId>> find(Cause.Occurrence occurrence) {
        return store.find(occurrence);
    }

    @Override
    public int activeCount() {
        return active.all().size();
    }

    @Override
    public int waitingCount() {
        return (int) active.all().stream()
                .filter(run -> run.record().state() == RunState.PENDING)
                .count();
    }

    @Override
    public Collection<DeviceId> awaitedDevices() {
        return awaited.ids();
    }

    @Override
    public void addListener(RunListener listener) {
        active.addListener(listener);
    }

    @Override
    public Uni<Cancellation> cancel(RunId id) {
        return Uni.createFrom().deferred(() -> {
            RunExecution run = active.find(id);
            if (run != null && run.cancel("cancelled on request")) {
                return Uni.createFrom().item(new Cancellation.Cancelled(run.snapshot()));
            }
            return find(id).onItem()
                    .transform(found -> found.map(RunEngine::notCancelled).orElseGet(Cancellation.Unknown::new));
        });
    }

    private static Cancellation notCancelled(Run run) {
        return run.state().isOver() ? new Cancellation.Over(run) : new Cancellation.Elsewhere(run);
    }

    @Override
    public Multi<RunEvent> events() {
        return active.events().stream();
    }

    @Override
    public Uni<Optional<Multi<RunEvent>>> events(RunId id) {
        return Uni.createFrom().deferred(() -> {
            RunExecution run = active.find(id);
            return run != null
                    ? Uni.createFrom().item(Optional.of(run.follow()))
                    : store.find(id)
                            .onItem()
                            .transform(kept ->
                                    kept.map(over -> Multi.createFrom().<RunEvent>item(new RunEvent.RunChanged(over))));
        });
    }

    @Override
    public void drain() {
        active.drain();
    }

    @Override
    public void close() {
        active.close();
    }
}
