package org.aubade.run.engine;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.smallrye.mutiny.subscription.UniSubscriber;
import io.smallrye.mutiny.subscription.UniSubscription;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.aubade.run.Run;
import org.aubade.run.RunEvent;
import org.aubade.run.RunHandle;
import org.aubade.run.RunId;
import org.aubade.run.RunState;
import org.aubade.run.StepState;
import org.aubade.run.journal.JournaledRun;
import org.aubade.run.journal.StepCheckpoint;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One run of this process: subscribes to its compiled program once, ends once, and can be stopped at any moment. */
public final class RunExecution implements RunHandle, JournaledRun {
    private static final Logger LOG = Logger.getLogger("aubade.run");

    private final RunRecord record;
    private final Uni<Outcome> program;
    private final Consumer<RunExecution> whenOver;
    private final CompletableFuture<Run> finished = new CompletableFuture<>();

    /** Whether the overlap policy lets it start, and whether the store knows it: it starts when both do. */
    private boolean admitted;

    private boolean isStored;

    /** Completes when the store knows the run. */
    private final CompletableFuture<@Nullable Void> stored = new CompletableFuture<>();

    private volatile @Nullable UniSubscription subscription;

    /** What became of it; set once, when it is over. */
    private volatile @Nullable Run last;

    /** @param whenOver called once, when the run is over or given up */
    RunExecution(RunRecord record, Uni<Outcome> program, Consumer<RunExecution> whenOver) {
        this.record = record;
        this.program = program;
        this.whenOver = whenOver;
    }

    @Override
    public RunId id() {
        return record.id();
    }

    @Override
    public Run snapshot() {
        Run known = last;
        if (known != null) {
            return known;
        }
        Run now = record.snapshot();
        if (now.state().isOver()) {
            last = now;
        }
        return now;
    }

    @Override
    public Run summary() {
        return record.summary();
    }

    @Override
    public List<StepCheckpoint> takeCheckpoints() {
        return record.takeCheckpoints();
    }

    @Override
    public void takenOver() {
        // Given up first: as long as it is not, a message would be sent, and no journal would have it.
        boolean givesUp = giveUp("another node goes on with the run");
        record.writeTo(RunJournal.NONE);
        if (givesUp) {
            LOG.warnf("Run %s of %s is given up here: another node goes on with it.", id(), program());
        }
    }

    @Override
    public Uni<Run> finished() {
        return Uni.createFrom().emitter(waiting -> {
            // A waiter that has cancelled must not be held until the run ends, which may take days.
            AtomicReference<@Nullable UniEmitter<? super Run>> listener = new AtomicReference<>(waiting);
            waiting.onTermination(() -> listener.set(null));
            var _ = finished.thenAccept(run -> {
                UniEmitter<? super Run> left = listener.get();
                if (left != null) {
                    left.complete(run);
                }
            });
        });
    }

    /** First the run with all its steps as they are, then every change; completes when the run is over. */
    @CheckReturnValue
    public Multi<RunEvent> follow() {
        return record.follow();
    }

    RunRecord record() {
        return record;
    }

    /** The name of its program. */
    String program() {
        return record.plan().program().name();
    }

    /** The overlap policy lets it start; whether it is to start now, since the store knows it. */
    @CanIgnoreReturnValue
    synchronized boolean markAdmitted() {
        admitted = true;
        return isStored;
    }

    /** The store knows the run; whether it is to start now, since the overlap policy lets it. */
    @CanIgnoreReturnValue
    boolean markStored() {
        boolean starts;
        synchronized (this) {
            isStored = true;
            starts = admitted;
        }
        stored.complete(null);
        return starts;
    }

    /** The store refused the run, so that it never was. The event streams of the run end, and {@code whenOver} is not called. */
    void notStored() {
        record.writeTo(RunJournal.NONE);
        var _ = record.giveUp("it could not be stored");
    }

    /** Does {@code action} when the store knows the run: at once if it does, never if it never will. */
    void whenStored(Runnable action) {
        var _ = stored.thenRun(action);
    }

    /**
     * Subscribes to the program; false if the run was cancelled, suspended or given up while it waited.
     *
     * @param starting called before the first step
     */
    boolean start(Runnable starting) {
        if (!record.start()) {
            return false;
        }
        starting.run();
        program.subscribe().withSubscriber(new UniSubscriber<>() {
            @Override
            public void onSubscribe(UniSubscription running) {
                subscription = running;
                // A run that was stopped just before this had no subscription that could be cancelled.
                if (record.isStopped()) {
                    running.cancel();
                }
            }

            @Override
            public void onItem(Outcome outcome) {
                ended(outcome);
            }

            @Override
            public void onFailure(Throwable failure) {
                broke(failure);
            }
        });
        return true;
    }

    /** Stops it; false if it was over. A step that is cancelled sends nothing from now on. */
    @CanIgnoreReturnValue
    public boolean cancel(String why) {
        boolean cancelled = record.end(RunState.CANCELLED, why);
        if (cancelled) {
            stop();
        }
        return cancelled;
    }

    /**
     * Stops it here without an end, since another process goes on with it; those who wait for it get it as it is. False if it was over,
     * or was given up before.
     */
    @CanIgnoreReturnValue
    boolean giveUp(String why) {
        boolean givesUp = record.giveUp(why);
        if (givesUp) {
            stop();
        }
        return givesUp;
    }

    private void stop() {
        try {
            UniSubscription running = subscription;
            if (running != null) {
                running.cancel();
            }
        } finally {
            whenOver.accept(this);
        }
    }

    /** The run is over and kept: those who wait for it get it. */
    void complete(Run run) {
        finished.complete(run);
    }

    private void ended(Outcome outcome) {
        boolean stopped = outcome.state() == StepState.CANCELLED;
        if (stopped && record.isSuspended()) {
            return;
        }
        boolean tolerated = record.plan().step(0).modifiers().optional() && !stopped;
        if (outcome.succeeded() || tolerated) {
            end(RunState.SUCCEEDED, null);
        } else {
            FailureSummary failures = new FailureSummary(record.plan());
            failures.add(0, outcome);
            end(
                    stopped ? RunState.CANCELLED : RunState.FAILED,
                    failures.outcome().error());
        }
    }

    private void broke(Throwable failure) {
        LOG.errorf(failure, "Run %s of %s broke.", id(), program());
        end(RunState.FAILED, "the run broke: " + failure);
    }

    private void end(RunState how, @Nullable String why) {
        if (record.end(how, why)) {
            whenOver.accept(this);
        }
    }
}
