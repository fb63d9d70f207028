package org.aubade;

import java.util.Optional;
import org.aubade.program.ProgramCatalog;
import org.aubade.run.RunStore;
import org.aubade.store.DatabaseState;

/** What programs and runs are kept in. */
interface Storage {
    /** The programs. */
    ProgramCatalog programs();

    /** The runs. */
    RunStore runs();

    /** Makes it ready; where that cannot be done now, it is tried again until it can. */
    void open();

    /** How the database is, where there is one. */
    Optional<DatabaseState> state();

    /** Writes what can be written, which takes some seconds at most. */
    void close();
}
