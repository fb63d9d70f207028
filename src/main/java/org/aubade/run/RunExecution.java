package org.aubade.run;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniSubscriber;
import io.smallrye.mutiny.subscription.UniSubscription;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One run: subscribes to its compiled program once, ends once, and can be stopped at any moment. */
final class RunExecution implements RunHandle, JournaledRun {
    private static final Logger LOG = Logger.getLogger("aubade.run");

    private final RunRecord record;
    private final Uni<Outcome> compiled;
    private final Consumer<RunExecution> whenOver;
    private final CompletableFuture<Run> finished = new CompletableFuture<>();
    private volatile @Nullable UniSubscription subscription;

    RunExecution(RunRecord record, Uni<Outcome> compiled, Consumer<RunExecution> whenOver) {
        this.record = record;
        this.compiled = compiled;
        this.whenOver = whenOver;
    }

    @Override
    public RunId id() {
        return record.id();
    }

    @Override
    public Run snapshot() {
        return record.snapshot();
    }

    @Override
    public Run summary() {
        return record.summary();
    }

    @Override
    public List<StepMark> takeMarks() {
        return List.of();
    }

    @Override
    public void takenOver() {}

    @Override
    public Uni<Run> finished() {
        return Uni.createFrom().completionStage(finished::copy);
    }

    RunRecord record() {
        return record;
    }

    String program() {
        return record.plan().program().name();
    }

    /** Subscribes; false if the run was cancelled while it waited. */
    boolean start() {
        if (!record.start()) {
            return false;
        }
        compiled.subscribe().withSubscriber(new UniSubscriber<>() {
            // Comes before the first step begins, so that whatever begins can be cancelled.
            @Override
            public void onSubscribe(UniSubscription running) {
                subscription = running;
                if (record.state().isOver()) {
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
            UniSubscription running = subscription;
            if (running != null) {
                running.cancel();
            }
        } finally {
            whenOver.accept(this);
        }
        return true;
    }

    /** The run is over and kept. */
    void complete(Run run) {
        finished.complete(run);
    }

    private void came(Outcome outcome) {
        boolean stopped = outcome.state() == StepState.CANCELLED;
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
