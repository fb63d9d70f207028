package org.aubade.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aubade.run.RunId;
import org.aubade.schedule.Decision;
import org.aubade.schedule.Occurrence;
import org.aubade.schedule.OccurrenceQuery;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table {@code occurrences}. */
final class OccurrenceRow {
    private static final String WRITE = """
            INSERT INTO occurrences (schedule, planned, nominal, program, decision, reason, run, decided)
            VALUES (:schedule, :planned, :nominal, :program, :decision, :reason, :run, :decided)
            ON CONFLICT (schedule, planned) DO UPDATE SET nominal = excluded.nominal, program = excluded.program,
                decision = excluded.decision, reason = excluded.reason, run = excluded.run, decided = excluded.decided
            """;

    private OccurrenceRow() {}

    /** Each row in place of the one that there may be. */
    static void write(Handle handle, Collection<Occurrence> rows) {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedBatch batch = handle.prepareBatch(WRITE)) {
            for (Occurrence row : rows) {
                RunId run = row.run();
                batch.bind("schedule", row.schedule())
                        .bind("planned", Micros.of(row.planned()))
                        .bind("nominal", row.nominal().toString())
                        .bind("program", row.program())
                        .bind("decision", row.decision().name())
                        .bind("reason", Text.storable(row.reason()))
                        .bind("run", run == null ? null : run.toString())
                        .bind("decided", Micros.of(row.decided()))
                        .add();
            }
            batch.execute();
        }
    }

    /** Those that match, newest first. */
    static List<Occurrence> list(Handle handle, OccurrenceQuery query) {
        Map<String, Object> filters = new HashMap<>();
        StringBuilder where = new StringBuilder(" WHERE 1 = 1");
        if (query.schedule() != null) {
            filters.put("schedule", query.schedule());
            where.append(" AND schedule = :schedule");
        }
        if (query.from() != null) {
            filters.put("from", Micros.of(query.from()));
            where.append(" AND planned >= :from");
        }
        if (query.to() != null) {
            filters.put("to", Micros.of(query.to()));
            where.append(" AND planned < :to");
        }
        return handle.createQuery(
                        "SELECT * FROM occurrences" + where + " ORDER BY planned DESC, schedule DESC LIMIT :limit")
                .bindMap(filters)
                .bind("limit", query.limit())
                .map((row, _) -> read(row))
                .list();
    }

    private static Occurrence read(ResultSet row) throws SQLException {
        String run = row.getString("run");
        return new Occurrence(
                row.getString("schedule"),
                Micros.instant(row.getLong("planned")),
                LocalDateTime.parse(row.getString("nominal")),
                row.getString("program"),
                Decision.valueOf(row.getString("decision")),
                row.getString("reason"),
                run == null ? null : RunId.parse(run).orElseThrow(),
                Micros.instant(row.getLong("decided")));
    }
}
