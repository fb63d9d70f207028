package org.aubade.run.engine;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.aubade.event.EventHub;
import org.aubade.program.resolve.Plan;
import org.aubade.run.Cause;
import org.aubade.run.RunEvent;
import org.aubade.run.RunId;
import org.aubade.run.RunListener;
import org.aubade.run.RunSettings;
import org.aubade.run.Start;
import org.aubade.run.journal.InterruptedRun;
import org.aubade.run.journal.Lease;
import org.aubade.run.journal.RunStore;
import org.aubade.run.journal.UnresumableRun;
import org.aubade.time.TimeSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The runs of this process that are not over and kept yet: begins them, makes way for them, and lets them go. */
public final class ActiveRuns {
    private static final Logger LOG = Logger.getLogger("aubade.run");
    private static final String STOPPING = "the service is stopping";
    private static final String INSTEAD = "another run of the program was started instead";

    private final RunStore store;
    private final MessageSender sender;
    private final AwaitedDevices awaited;
    private final RunSettings settings;
    private final TimeSource time;
    private final OverlapPolicy overlap;
    private final EventHub<RunEvent> events;
    private final Map<RunId, RunExecution> active = new ConcurrentHashMap<>();
    private final RunListeners listeners = new RunListeners();
    private volatile boolean stopping;

    ActiveRuns(RunStore store, MessageSender sender, AwaitedDevices awaited, RunSettings settings, TimeSource time) {
        this.store = store;
        this.sender = sender;
        this.awaited = awaited;
        this.settings = settings;
        this.time = time;
        this.overlap = new OverlapPolicy(settings.maxQueued());
        this.events = new EventHub<>(time.timer());
    }

    /** What happens in all of them, for whoever listens. */
    public EventHub<RunEvent> events() {
        return events;
    }

    /** The run if it is one of them; null if it is not. */
    public @Nullable RunExecution find(RunId id) {
        return active.get(id);
    }

    /** All of them. */
    public Collection<RunExecution> all() {
        return active.values();
    }

    /** Calls {@code listener} at the start and the end of each from now on. */
    public void addListener(RunListener listener) {
        listeners.add(listener);
    }

    /** A run of {@code plan}: it begins when the store knows it and the overlap policy admits it, whoever stops listening. */
    public Uni<Start> start(Plan plan, Cause cause) {
        if (stopping) {
            return refused(new Start.Stopping());
        }
        if (active.size() >= settings.maxActive()) {
            return refused(
                    new Start.Full(settings.maxActive() + " runs are under way or wait, as many as there may be"));
        }
        RunRecord record = new RunRecord(cause, new StepTable(plan, store.isDurable()), events, time);
        RunExecution run = execution(record, store.lease());
        active.put(run.id(), run);
        if (stopping) {
            active.remove(run.id());
            return refused(new Start.Stopping());
        }
        return switch (overlap.enter(run)) {
            case OverlapPolicy.Admission.Go go -> {
                run.markAdmitted();
                yield acceptedWhenStored(run, go.instead());
            }
            case OverlapPolicy.Admission.Wait _ -> acceptedWhenStored(run, List.of());
            case OverlapPolicy.Admission.Overlapping overlapping -> {
                active.remove(run.id());
                yield refused(
                        new Start.Overlapping(overlapping.running().record().summary()));
            }
            case OverlapPolicy.Admission.Full full -> {
                active.remove(run.id());
                yield refused(new Start.Full(full.limit() + " runs of the program wait already, as many as may"));
            }
        };
    }

    /** A run that cannot go on has ended before it was active. */
    void endedBefore(UnresumableRun run) {
        listeners.ended(run.snapshot());
    }

    /**
     * Goes on with a run whose process is gone; the run, or how it ended at once.
     *
     * @param lease as the store had it before it made the run one of this node
     */
    public RunExecution resume(InterruptedRun interrupted, Lease lease) {
        Plan plan = Plan.of(interrupted.run().programs());
        StepTable steps = new StepTable(plan, store.isDurable());
        Restoration restoration = Restoration.of(interrupted, plan, steps, time.now(), settings.node());
        RunExecution run = execution(new RunRecord(restoration, steps, events, time), lease);
        active.put(run.id(), run);
        run.markStored();
        if (stopping) {
            run.giveUp(STOPPING);
            return run;
        }
        String stale = restoration.staleness();
        if (stale != null) {
            LOG.warnf("Run %s of %s is not continued: %s", run.id(), run.program(), stale);
            run.cancel(stale);
            return run;
        }
        LOG.infof("Run %s of %s goes on: %s", run.id(), run.program(), restoration.describe());
        switch (overlap.reenter(run)) {
            case OverlapPolicy.Admission.Overlapping overlapping ->
                run.cancel("not continued after its interruption, since run "
                        + overlapping.running().id() + " of the program had begun meanwhile");
            case OverlapPolicy.Admission.Go go -> {
                go.instead().forEach(other -> other.cancel(INSTEAD));
                if (run.markAdmitted()) {
                    begin(run);
                }
            }
            case OverlapPolicy.Admission.Wait _, OverlapPolicy.Admission.Full _ ->
                run.record().announce();
        }
        return run;
    }

    /** Whether {@link #drain} was called, after which no run is accepted. */
    boolean isStopping() {
        return stopping;
    }

    /** From now on no run starts and no step begins; steps under way go on. */
    public void drain() {
        stopping = true;
        active.values().forEach(run -> {
            if (store.isDurable()) {
                run.record().suspend(STOPPING);
            } else {
                run.record().drain(STOPPING);
            }
        });
    }

    /** Cancels every run, or gives it up where another process goes on with it; completes the event streams. */
    public void close() {
        drain();
        active.values().forEach(run -> {
            if (store.isDurable()) {
                run.giveUp(STOPPING);
            } else {
                run.cancel(STOPPING);
            }
        });
        events.complete();
    }

    private static Uni<Start> refused(Start refusal) {
        return Uni.createFrom().item(refusal);
    }

    private RunExecution execution(RunRecord record, Lease lease) {
        Uni<Outcome> program = new ProgramCompiler(
                        record.steps(), new MessageSteps(record.steps(), sender, awaited), time.timer())
                .compile();
        RunExecution run = new RunExecution(record, program, this::over);
        if (store.isDurable()) {
            record.writeTo(new StoredRunJournal(run, store, lease));
        }
        return run;
    }

    /** Accepted when the store knows the run; fails, and forgets the run, when it can't be stored. */
    private Uni<Start> acceptedWhenStored(RunExecution run, List<RunExecution> instead) {
        CompletableFuture<Start> answer = new CompletableFuture<>();
        store.begin(run.record().origin())
                .subscribe()
                .with(
                        _ -> {
                            answer.complete(accepted(run, instead));
                        },
                        failure -> {
                            active.remove(run.id());
                            run.notStored();
                            leave(run);
                            answer.completeExceptionally(failure);
                        });
        return Uni.createFrom().completionStage(answer);
    }

    private Start accepted(RunExecution run, List<RunExecution> instead) {
        instead.forEach(other -> other.cancel(INSTEAD));
        if (run.markStored()) {
            begin(run);
        } else {
            run.record().announce();
        }
        return new Start.Accepted(run);
    }

    private void over(RunExecution run) {
        leave(run);
        if (run.record().isGivenUp()) {
            forget(run);
            return;
        }
        listeners.ended(run.snapshot());
        run.whenStored(() -> keep(run));
    }

    private void keep(RunExecution run) {
        store.complete(run).subscribe().with(_ -> forget(run), failure -> {
            LOG.errorf(failure, "Run %s of %s is over but could not be kept.", run.id(), run.program());
            forget(run);
        });
    }

    /**
     * Starts {@code run}. If it may not start any more, it leaves the overlap policy, perhaps once more: a run that was cancelled before the
     * policy knew it left too early.
     */
    private void begin(RunExecution run) {
        if (!run.start(() -> listeners.started(run.summary()))) {
            leave(run);
        }
    }

    private void leave(RunExecution run) {
        overlap.leave(run)
                .ifPresent(next -> time.timer().execute(() -> {
                    if (next.markAdmitted()) {
                        begin(next);
                    }
                }));
    }

    private void forget(RunExecution run) {
        active.remove(run.id());
        run.complete(run.snapshot());
    }
}
