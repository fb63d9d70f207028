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

/** Lasts as long as the process. */
record MemoryStorage(
        ProgramCatalog programs,
        RunStore runs,
        ScheduleStore schedules,
        Alarms alarms,
        AccessStore access,
        AuditStore audit)
        implements Storage {
    @Override
    public Optional<Duration> lookForOthers() {
        return Optional.empty();
    }

    @Override
    public void whenOpened(Runnable action) {}

    @Override
    public void open() {}

    @Override
    public Optional<DatabaseState> state() {
        return Optional.empty();
    }

    @Override
    public void close() {}
}
