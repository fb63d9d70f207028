package org.aubade.program;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** A catalogue that lasts as long as the process. */
public final class InMemoryProgramCatalog implements ProgramCatalog {
    private final Map<String, StoredProgram> programs = new ConcurrentSkipListMap<>();
    private final ChangedNames changed = new ChangedNames();

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
        return Uni.createFrom().item(() -> {
            StoredProgram next = new StoredProgram(program, source, ProgramHash.of(program));
            synchronized (programs) {
                Optional<StoredProgram> current = find(program.name());
                if (!condition.holds(current)) {
                    return new Change.ConditionFailed(current);
                }
                programs.put(program.name(), next);
                changed.tell(program.name());
                return current.isEmpty() ? new Change.Created(next) : new Change.Replaced(next);
            }
        });
    }

    @Override
    public Uni<Change> delete(String name, Condition condition) {
        return Uni.createFrom().item(() -> {
            synchronized (programs) {
                Optional<StoredProgram> current = find(name);
                if (!condition.holds(current)) {
                    return new Change.ConditionFailed(current);
                }
                programs.remove(name);
                changed.tell(name);
                return current.isEmpty() ? new Change.Unknown() : new Change.Deleted();
            }
        });
    }

    @Override
    public Multi<String> changes() {
        return changed.stream();
    }
}
