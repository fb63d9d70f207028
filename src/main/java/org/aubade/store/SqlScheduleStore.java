package org.aubade.store;

import io.smallrye.mutiny.Uni;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.aubade.program.catalog.StoreUnavailable;
import org.aubade.schedule.LedgerEntry;
import org.aubade.schedule.LedgerQuery;
import org.aubade.schedule.ScheduleStore;
import org.aubade.schedule.StoredSchedule;
import org.aubade.store.database.Database;
import org.aubade.store.database.Micros;
import org.aubade.store.rows.OccurrenceRow;
import org.aubade.store.rows.ScheduleRow;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Keeps schedules and their ledger in a database. */
public final class SqlScheduleStore implements ScheduleStore {
    private static final String INSERT =
            "INSERT INTO schedules (" + String.join(", ", ScheduleRow.COLUMNS) + ") VALUES ("
                    + ScheduleRow.COLUMNS.stream().map(column -> ":" + column).collect(Collectors.joining(", "))
                    + ") ON CONFLICT (name) DO NOTHING";
    private static final String UPDATE = "UPDATE schedules SET "
            + ScheduleRow.COLUMNS.stream()
                    .map(column -> column + " = :" + column)
                    .collect(Collectors.joining(", "))
            + " WHERE name = :name AND version = :version - 1";

    private static final Logger LOG = Logger.getLogger("aubade.schedule");

    private final Database database;

    /** The schedules that cannot be read and have been reported, each once. */
    private final Set<String> unreadable = ConcurrentHashMap.newKeySet();

    public SqlScheduleStore(Database database) {
        this.database = database;
    }

    @Override
    public Uni<List<StoredSchedule>> list() {
        return database.read(handle -> readable(handle.createQuery("SELECT * FROM schedules ORDER BY name")));
    }

    @Override
    public Uni<List<StoredSchedule>> decidedBeyond(Instant instant) {
        return database.read(
                handle -> readable(handle.createQuery("SELECT * FROM schedules WHERE decided > :instant ORDER BY name")
                        .bind("instant", Micros.of(instant))));
    }

    private List<StoredSchedule> readable(Query rows) {
        return rows.map((row, _) -> readable(row)).list().stream()
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public Uni<Optional<StoredSchedule>> find(String name) {
        return database.read(handle -> handle.createQuery("SELECT * FROM schedules WHERE name = :name")
                .bind("name", name)
                .map((row, _) -> ScheduleRow.read(row))
                .findOne());
    }

    @Override
    public Uni<Boolean> write(StoredSchedule next, Collection<LedgerEntry> entries) {
        return database.onWorker(() -> database.write(handle -> {
            boolean written = write(handle, next);
            if (written) {
                OccurrenceRow.write(handle, entries);
            }
            return written;
        }));
    }

    @Override
    public Uni<Void> writeEntries(Collection<LedgerEntry> entries) {
        return database.onWorker(() -> database.write(handle -> {
                    OccurrenceRow.write(handle, entries);
                    return true;
                }))
                .replaceWithVoid();
    }

    @Override
    public Uni<Boolean> delete(String name, long version) {
        return database.onWorker(() -> database.write(
                handle -> handle.createUpdate("DELETE FROM schedules WHERE name = :name AND version = :version")
                                .bind("name", name)
                                .bind("version", version)
                                .execute()
                        > 0));
    }

    @Override
    public Uni<List<LedgerEntry>> entries(LedgerQuery query) {
        return database.read(handle -> OccurrenceRow.list(handle, query));
    }

    /** The schedule of the current row; empty if this release cannot read it: the other schedules work without it. */
    private Optional<StoredSchedule> readable(ResultSet row) throws SQLException {
        String name = row.getString("name");
        try {
            StoredSchedule stored = ScheduleRow.read(row);
            unreadable.remove(name);
            return Optional.of(stored);
        } catch (StoreUnavailable e) {
            if (unreadable.add(name)) {
                LOG.errorf("Schedule '%s' is left out: %s.", name, e.getMessage());
            }
            return Optional.empty();
        }
    }

    private static boolean write(Handle handle, StoredSchedule next) {
        Map<String, @Nullable Object> values = ScheduleRow.values(next);
        return handle.createUpdate(next.version() == 1 ? INSERT : UPDATE)
                        .bindMap(values)
                        .execute()
                > 0;
    }
}
