package org.aubade.program.catalog;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import org.aubade.program.Program;
import org.aubade.program.text.ProgramHash;

/** A catalogue in memory, which lasts as long as the process. */
public final class InMemoryProgramCatalog implements ProgramCatalog {
    private final Map<String, StoredProgram> programs = new ConcurrentSkipListMap<>();
    private final ChangePublisher changes = new ChangePublisher();

    @Override
    public Optional<StoredProgram> find(String name) {
        return Optional.ofNullable(programs.get(name));
    }

    @Override
    public List<StoredProgram> list() {
        return List.copyOf(programs.values());
    }

    @Override
    public Uni<Change> put(Program program, ProgramSource source, Condition condition) {
        return change(program.name(), condition, current -> {
            StoredProgram next = new StoredProgram(program, source, ProgramHash.of(program));
            programs.put(program.name(), next);
            return current.isEmpty() ? new Change.Created(next) : new Change.Replaced(next);
        });
    }

    @Override
    public Uni<Change> delete(String name, Condition condition) {
        return change(name, condition, current -> {
            programs.remove(name);
            return current.isEmpty() ? new Change.Unknown() : new Change.Deleted();
        });
    }

    /** Publishes after the lock is released, since a subscriber may wait for somebody who changes the catalogue. */
    private Uni<Change> change(String name, Condition condition, Function<Optional<StoredProgram>, Change> action) {
        return Uni.createFrom()
                .item(() -> {
                    synchronized (programs) {
                        Optional<StoredProgram> current = find(name);
                        return condition.holds(current) ? action.apply(current) : new Change.ConditionFailed(current);
                    }
                })
                .invoke(change -> {
                    if (!(change instanceof Change.ConditionFailed)) {
                        changes.publish(name);
                    }
                });
    }

    @Override
    public Multi<String> changes() {
        return changes.stream();
    }
}
