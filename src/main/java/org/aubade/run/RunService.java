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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import org.aubade.device.EventHub;
import org.aubade.device.IotService;
import org.aubade.program.Plan;
import org.aubade.program.Program;
import org.aubade.program.ProgramCatalog;
import org.aubade.program.ProgramResolver;
import org.aubade.program.Resolution;
import org.aubade.time.TimeSource;
import org.jboss.logging.Logger;

/** Runs programs: starts, follows, cancels and remembers their runs. */
@Singleton
public class RunService {
    private static final Logger LOG = Logger.getLogger("aubade.run");
    private static final String STOPPING = "the service is stopping";

    private final IotService devices;
    private final CurrentHome home;
    private final RunStore history;
    private final RunSettings settings;
    private final TimeSource time;
    private final RunLanes lanes;
    private final EventHub<RunEvent> events;

    /** The runs that are not over and kept yet. */
    private final Map<RunId, RunExecution> active = new ConcurrentSkipListMap<>();

    private final Map<RunState, LongAdder> ended = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    @Inject
    public RunService(
            IotService devices, ProgramCatalog programs, RunStore history, RunSettings settings, TimeSource time) {
        this.devices = devices;
        this.home = new CurrentHome(devices, programs);
        this.history = history;
        this.settings = settings;
        this.time = time;
        this.lanes = new RunLanes(settings.maxQueued());
        this.events = new EventHub<>(time.timer());
    }

    /** Each subscription asks for one run of {@code program}; the run goes on whoever stops listening. */
    @CheckReturnValue
    public Uni<Start> start(Program program) {
        return Uni.createFrom().item(() -> switch (ProgramResolver.resolve(program, home)) {
            case Resolution.Unresolved unresolved -> new Start.Unresolved(unresolved.violations());
            case Resolution.Resolved resolved -> start(resolved.plan());
        });
    }

    /** The run with its steps, as it is now if it is under way, else as it was kept. */
    @CheckReturnValue
    public Uni<Optional<Run>> find(RunId id) {
        return Uni.createFrom().deferred(() -> {
            RunExecution run = active.get(id);
            return run == null ? history.find(id) : Uni.createFrom().item(Optional.of(run.snapshot()));
        });
    }

    /** Summaries of the runs that match, under way and kept, newest first. */
    @CheckReturnValue
    public Uni<List<Run>> list(RunQuery query) {
        return Uni.createFrom().deferred(() -> {
            List<Run> going = active.values().stream()
                    .map(run -> run.record().summary())
                    .filter(query::matches)
                    .toList();
            return history.list(query).onItem().transform(kept -> merged(going, kept, query.limit()));
        });
    }

    /** A run that ended between the two looks is in both; the kept one is the newer. */
    private static List<Run> merged(List<Run> going, List<Run> kept, int limit) {
        Map<RunId, Run> newestFirst = new TreeMap<>(Comparator.reverseOrder());
        going.forEach(run -> newestFirst.put(run.id(), run));
        kept.forEach(run -> newestFirst.put(run.id(), run));
        return newestFirst.values().stream().limit(limit).toList();
    }

    /** How many runs are under way or wait. */
    public int activeCount() {
        return active.size();
    }

    /** How many runs have ended in {@code state} since the service started. */
    public long endedCount(RunState state) {
        LongAdder count = ended.get(state);
        return count == null ? 0 : count.sum();
    }

    /** Cancels the run and every branch of it. */
    @CheckReturnValue
    public Uni<Cancellation> cancel(RunId id) {
        return Uni.createFrom().deferred(() -> {
            RunExecution run = active.get(id);
            if (run != null && run.cancel("cancelled on request")) {
                return Uni.createFrom().item(new Cancellation.Cancelled(run.snapshot()));
            }
            return find(id).onItem()
                    .transform(found ->
                            found.<Cancellation>map(Cancellation.Over::new).orElseGet(Cancellation.Unknown::new));
        });
    }

    /** What happens in all runs from now on; a subscriber that does not keep up fails. */
    @CheckReturnValue
    public Multi<RunEvent> events() {
        return events.stream();
    }

    /**
     * What happens in one run: first the run as it is, with its steps, then every change, to its end. Empty if no such
     * run is known; a subscriber that does not keep up fails.
     */
    @CheckReturnValue
    public Uni<Optional<Multi<RunEvent>>> events(RunId id) {
        return Uni.createFrom().deferred(() -> {
            RunExecution run = active.get(id);
            return run != null
                    ? Uni.createFrom().item(Optional.of(run.record().follow()))
                    : history.find(id)
                            .onItem()
                            .transform(kept ->
                                    kept.map(over -> Multi.createFrom().<RunEvent>item(new RunEvent.RunChanged(over))));
        });
    }

    /** From now on no run starts and no step begins; steps under way go on. */
    public void drain() {
        stopping = true;
        active.values().forEach(run -> run.record().stopBeginning(STOPPING));
    }

    /** Cancels every run that is still under way, and completes the event streams. */
    public void close() {
        drain();
        active.values().forEach(run -> run.cancel(STOPPING));
        events.complete();
    }

    private Start start(Plan plan) {
        if (stopping) {
            return new Start.Stopping();
        }
        if (active.size() >= settings.maxActive()) {
            return new Start.Full(settings.maxActive() + " runs are under way or wait, as many as there may be");
        }
        RunRecord record = new RunRecord(RunId.create(), plan, time, events);
        ProgramCompiler compiler = new ProgramCompiler(record, devices::send, time.timer());
        RunExecution run = new RunExecution(record, compiler.compile(), this::over);
        active.put(run.id(), run);
        if (stopping) {
            active.remove(run.id());
            return new Start.Stopping();
        }
        return switch (lanes.enter(run)) {
            case RunLanes.Admission.Go go -> {
                go.instead().forEach(other -> other.cancel("another run of the program was started instead"));
                begin(run);
                yield new Start.Accepted(run);
            }
            case RunLanes.Admission.Wait _ -> {
                record.announce();
                yield new Start.Accepted(run);
            }
            case RunLanes.Admission.Overlapping overlapping -> {
                active.remove(run.id());
                yield new Start.Overlapping(overlapping.running().record().summary());
            }
            case RunLanes.Admission.Full full -> {
                active.remove(run.id());
                yield new Start.Full(full.limit() + " runs of the program wait already, as many as may");
            }
        };
    }

    private void over(RunExecution execution) {
        leave(execution);
        Run run = execution.snapshot();
        ended.computeIfAbsent(run.state(), _ -> new LongAdder()).increment();
        history.keep(execution).subscribe().with(_ -> forget(execution, run), failure -> {
            LOG.errorf(failure, "Run %s of %s is over but could not be kept.", run.id(), run.program());
            forget(execution, run);
        });
    }

    /** A run that was cancelled before its turn came has left its lane too early, and leaves it now. */
    private void begin(RunExecution run) {
        if (!run.start()) {
            leave(run);
        }
    }

    private void leave(RunExecution run) {
        lanes.leave(run).ifPresent(next -> time.timer().execute(() -> begin(next)));
    }

    private void forget(RunExecution execution, Run run) {
        active.remove(run.id());
        execution.complete(run);
    }
}
