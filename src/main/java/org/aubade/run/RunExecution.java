package org.aubade.run;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One run: subscribes to its compiled program once, ends once, and can be stopped at any moment. */
final class RunExecution implements RunHandle {
    private static final Logger LOG = Logger.getLogger("aubade.run");

    private final RunRecord record;
    private final Uni<Outcome> compiled;
    private final Consumer<RunExecution> whenOver;
    private final CompletableFuture<Run> finished = new CompletableFuture<>();
    private volatile @Nullable Cancellable subscription;

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
    public Uni<Run> finished() {
        return Uni.createFrom().completionStage(finished);
    }

    RunRecord record() {
        return record;
    }

    String program() {
        return record.plan().program().name();
    }

    /** Subscribes, unless the run was cancelled while it waited. */
    void start() {
        if (!record.start()) {
            return;
        }
        Cancellable running = compiled.subscribe().with(this::came, this::broke);
        subscription = running;
        if (record.state().isOver()) {
            running.cancel();
        }
    }

    /** Stops it; false if it was over. What is cancelled sends nothing from now on. */
    @CanIgnoreReturnValue
    boolean cancel(String why) {
        if (!record.end(RunState.CANCELLED, why)) {
            return false;
        }
        Cancellable running = subscription;
        if (running != null) {
            running.cancel();
        }
        whenOver.accept(this);
        return true;
    }

    /** The run is over and kept. */
    void complete(Run run) {
        finished.complete(run);
    }

    private void came(Outcome outcome) {
        if (outcome.succeeded() || record.plan().step(0).modifiers().optional()) {
            end(RunState.SUCCEEDED, null);
        } else {
            FailureSummary failures = new FailureSummary(record.plan());
            failures.add(0, outcome);
            boolean stopped = outcome.state() == StepState.CANCELLED;
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
