package org.aubade;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.aubade.access.AccessStore;
import org.aubade.access.audit.AuditStore;
import org.aubade.program.catalog.ProgramCatalog;
import org.aubade.program.catalog.StoreUnavailable;
import org.aubade.run.journal.RunStore;
import org.aubade.schedule.Alarms;
import org.aubade.schedule.ScheduleStore;
import org.aubade.store.History;
import org.aubade.store.SqlAccessStore;
import org.aubade.store.SqlAuditStore;
import org.aubade.store.SqlProgramCatalog;
import org.aubade.store.SqlRunStore;
import org.aubade.store.SqlScheduleStore;
import org.aubade.store.alarms.AlarmSettings;
import org.aubade.store.alarms.SqlAlarms;
import org.aubade.store.database.Database;
import org.aubade.store.database.DatabaseState;
import org.aubade.store.database.SessionSettings;
import org.aubade.time.TimeSource;
import org.jboss.logging.Logger;

/** Outlasts the process, in a database. */
final class SqlStorage implements Storage {
    private static final Logger LOG = Logger.getLogger("aubade.store");

    /**
     * The first time after an hour as well: a machine may start with a wrong clock, and what such a clock calls old is lost. One that
     * never runs for an hour forgets nothing, which costs only space.
     */
    private static final Duration PRUNING = Duration.ofHours(1);

    private final Database database;
    private final SqlProgramCatalog programs;
    private final SqlRunStore runs;
    private final SqlScheduleStore schedules;
    private final SqlAlarms alarms;
    private final SqlAccessStore access;
    private final SqlAuditStore audit;
    private final History history;
    private final SessionSettings sessions;
    private final TimeSource time;

    /**
     * @param node the name of this node, for people
     * @param kept how long runs are kept after their end
     */
    SqlStorage(Database database, String node, SessionSettings sessions, Duration kept, TimeSource time) {
        this.database = database;
        this.programs = new SqlProgramCatalog(database, time);
        this.runs = new SqlRunStore(database, node, sessions, time);
        this.schedules = new SqlScheduleStore(database);
        this.access = new SqlAccessStore(database);
        this.audit = new SqlAuditStore(database);
        this.alarms = new SqlAlarms(
                database, node, database.isShared() ? AlarmSettings.shared(sessions) : AlarmSettings.EXCLUSIVE, time);
        if (!kept.isPositive()) {
            throw new IllegalArgumentException("aubade.history must be above zero, such as 30d; found " + kept);
        }
        this.sessions = sessions;
        this.history = new History(database, kept, time);
        this.time = time;
    }

    @Override
    public ProgramCatalog programs() {
        return programs;
    }

    @Override
    public RunStore runs() {
        return runs;
    }

    @Override
    public ScheduleStore schedules() {
        return schedules;
    }

    @Override
    public Alarms alarms() {
        return alarms;
    }

    @Override
    public AccessStore access() {
        return access;
    }

    @Override
    public AuditStore audit() {
        return audit;
    }

    /** Within a heartbeat, and the time after which a silent node counts as gone, its runs go on elsewhere. */
    @Override
    public Optional<Duration> lookForOthers() {
        return database.isShared() ? Optional.of(sessions.heartbeat()) : Optional.empty();
    }

    @Override
    public void whenOpened(Runnable action) {
        database.whenOpened(action);
    }

    @Override
    public void open() {
        database.open();
        try {
            programs.refresh();
        } catch (StoreUnavailable _) {
            // the database has said so, and the programs are read when it is there
        }
        long every = PRUNING.toMillis();
        var _ = time.timer().scheduleWithFixedDelay(this::prune, every, every, TimeUnit.MILLISECONDS);
    }

    @Override
    public Optional<DatabaseState> state() {
        return Optional.of(runs.state());
    }

    @Override
    public void close() {
        alarms.close();
        programs.close();
        runs.close();
        database.close();
    }

    private void prune() {
        history.prune()
                .subscribe()
                .with(SqlStorage::report, failure -> LOG.debug("The history was not pruned.", failure));
    }

    private static void report(int runs) {
        if (runs > 0) {
            LOG.infof("%d runs were older than the history is kept, and are forgotten.", runs);
        }
    }
}
