package org.aubade.run;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Is told everything that a store that survives is told, answers on a thread of its executor, and keeps nothing. */
final class RehearsalStore implements RunStore {
    private final Executor executor;

    RehearsalStore(Executor executor) {
        this.executor = executor;
    }

    @Override
    public boolean survives() {
        return true;
    }

    @Override
    public Uni<Void> begin(NewRun run) {
        return Uni.createFrom().voidItem().emitOn(executor);
    }

    @Override
    public void changed(JournaledRun run) {
        var _ = run.takeMarks();
    }

    @Override
    public Uni<Void> settle(JournaledRun run) {
        return Uni.createFrom().voidItem().emitOn(executor);
    }

    @Override
    public Uni<Void> keep(JournaledRun run) {
        return Uni.createFrom().voidItem().emitOn(executor);
    }

    @Override
    public Uni<List<InterruptedRun>> takeOver() {
        return Uni.createFrom().item(List.of());
    }

    @Override
    public Uni<Optional<Run>> find(RunId id) {
        return Uni.createFrom().item(Optional.empty());
    }

    @Override
    public Uni<Optional<RunId>> find(Cause.Occurrence occurrence) {
        return Uni.createFrom().item(Optional.empty());
    }

    @Override
    public Uni<List<Run>> list(RunQuery query) {
        return Uni.createFrom().item(List.of());
    }
}
