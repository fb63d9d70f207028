package org.aubade.run;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.smallrye.mutiny.subscription.UniSubscriber;
import io.smallrye.mutiny.subscription.UniSubscription;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One run: subscribes to its compiled program once, ends once, and can be stopped at any moment. */
final class RunExecution implements RunHandle, JournaledRun {
    private static final Logger LOG = Logger.getLogger("aubade.run");

    private final RunRecord record;
    private final Uni<Outcome> program;
    private final Consumer<RunExecution> whenOver;
    private final CompletableFuture<Run> finished = new CompletableFuture<>();

    /** It begins when its turn has come and it is known to the store, whichever is later. */
    private int missing = 2;

    private volatile @Nullable UniSubscription subscription;

    /** Completes when the store knows the run; null where it did from the beginning. */
    private volatile @Nullable CompletableFuture<@Nullable Void> known;

    /** What became of it; set once, when it is over. */
    private volatile @Nullable Run last;

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
        record.writeTo(RunJournal.NONE);
        LOG.warnf("Run %s of %s is given up here: another node goes on with it.", id(), program());
        giveUp("another node goes on with the run");
    }

    @Override
    public Uni<Run> finished() {
        return Uni.createFrom().emitter(waiting -> {
            // Who does not wait any more is let go, however long the run goes on.
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

    RunRecord record() {
        return record;
    }

    String program() {
        return record.plan().program().name();
    }

    /** Says that one of the two things has come that it needs to begin; true for the second. */
    @CanIgnoreReturnValue
    synchronized boolean ready() {
        missing--;
        return missing == 0;
    }

    /** The store will know the run when {@link #known} is called. */
    void isKnownLater() {
        known = new CompletableFuture<>();
    }

    void known() {
        CompletableFuture<@Nullable Void> waiting = known;
        if (waiting != null) {
            waiting.complete(null);
        }
    }

    /** Does {@code action} when the store knows the run: at once if it does, never if it never will. */
    void whenKnown(Runnable action) {
        CompletableFuture<@Nullable Void> waiting = known;
        if (waiting == null) {
            action.run();
        } else {
            var _ = waiting.thenRun(action);
        }
    }

    /** Stops it here, without an end: it goes on in another process. Those who wait for it get it as it is. */
    void giveUp(String why) {
        if (record.giveUp(why)) {
            try {
                stop();
            } finally {
                whenOver.accept(this);
            }
        }
    }

    /** Subscribes; false if the run was cancelled while it waited. */
    boolean start() {
        if (!record.start()) {
            return false;
        }
        program.subscribe().withSubscriber(new UniSubscriber<>() {
            // Comes before the first step begins, so that whatever begins can be cancelled.
            @Override
            public void onSubscribe(UniSubscription running) {
                subscription = running;
                if (record.isStopped()) {
                    running.cancel();
                }
            }

            @Override
            public void onItem(Outcome outcome) {
                came(outcome);
            }

            @Override
            public void onFailure(Throwable failure) {
                broke(failure);
            }
        });
        return true;
    }

    /** Stops it; false if it was over. What is cancelled sends nothing from now on. */
    @CanIgnoreReturnValue
    boolean cancel(String why) {
        if (!record.end(RunState.CANCELLED, why)) {
            return false;
        }
        try {
            stop();
        } finally {
            whenOver.accept(this);
        }
        return true;
    }

    private void stop() {
        UniSubscription running = subscription;
        if (running != null) {
            running.cancel();
        }
    }

    /** The run is over and kept. */
    void complete(Run run) {
        finished.complete(run);
    }

    private void came(Outcome outcome) {
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
