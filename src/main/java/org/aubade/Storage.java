package org.aubade;

import java.time.Duration;
import java.util.Optional;
import org.aubade.access.AccessStore;
import org.aubade.access.audit.AuditStore;
import org.aubade.program.catalog.ProgramCatalog;
import org.aubade.run.journal.RunStore;
import org.aubade.schedule.Alarms;
import org.aubade.schedule.ScheduleStore;
import org.aubade.store.database.DatabaseState;

/** What programs, runs and schedules are kept in. */
interface Storage {
    /** The programs. */
    ProgramCatalog programs();

    /** The runs. */
    RunStore runs();

    /** The schedules and their ledger. */
    ScheduleStore schedules();

    /** The alarms of the schedules. */
    Alarms alarms();

    /** Users, sessions and tokens. */
    AccessStore access();

    /** The audit log. */
    AuditStore audit();

    /** How often to look for nodes that are gone; empty where there can be no other node. */
    Optional<Duration> lookForOthers();

    /** {@code action} follows every opening; it must not block. Where there is nothing to open, it never does. */
    void whenOpened(Runnable action);

    /** Makes it ready; where that cannot be done now, it is tried again until it can. */
    void open();

    /** How the database is, where there is one. */
    Optional<DatabaseState> state();

    /** Writes what can be written, which takes some seconds at most. */
    void close();
}
