package org.aubade.store;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.aubade.access.audit.AuditEntry;
import org.aubade.access.audit.AuditStore;
import org.aubade.store.database.Database;
import org.aubade.store.database.Micros;
import org.aubade.store.database.Text;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Keeps the audit log in a database. */
public final class SqlAuditStore implements AuditStore {
    private static final String INSERT = "INSERT INTO audit (at, who, address, action, subject, status)"
            + " VALUES (:at, :who, :address, :action, :subject, :status)";

    private final Database database;

    public SqlAuditStore(Database database) {
        this.database = database;
    }

    @Override
    public Uni<Void> add(List<AuditEntry> entries) {
        return database.onWorker(() -> database.write(handle -> {
                    try (PreparedBatch batch = handle.prepareBatch(INSERT)) {
                        entries.forEach(entry -> batch.bind("at", Micros.of(entry.at()))
                                .bind("who", Text.storable(entry.who()))
                                .bind("address", entry.address())
                                .bind("action", entry.action())
                                .bind("subject", Text.storable(entry.subject()))
                                .bind("status", entry.status())
                                .add());
                        return batch.execute().length;
                    }
                }))
                .replaceWithVoid();
    }

    @Override
    public Uni<List<AuditEntry>> list(long before, int limit) {
        return database.read(handle -> handle.createQuery(
                        "SELECT * FROM audit WHERE id < :before ORDER BY id DESC LIMIT :limit")
                .bind("before", before)
                .bind("limit", limit)
                .map((row, _) -> new AuditEntry(
                        row.getLong("id"),
                        Micros.instant(row.getLong("at")),
                        row.getString("who"),
                        row.getString("address"),
                        row.getString("action"),
                        row.getString("subject"),
                        row.getInt("status")))
                .list());
    }
}
