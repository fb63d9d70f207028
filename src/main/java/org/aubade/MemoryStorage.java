package org.aubade;

import java.util.Optional;
import org.aubade.program.ProgramCatalog;
import org.aubade.run.RunStore;
import org.aubade.store.DatabaseState;

/** Lasts as long as the process. */
record MemoryStorage(ProgramCatalog programs, RunStore runs) implements Storage {
    @Override
    public void open() {}

    @Override
    public Optional<DatabaseState> state() {
        return Optional.empty();
    }

    @Override
    public void close() {}
}
