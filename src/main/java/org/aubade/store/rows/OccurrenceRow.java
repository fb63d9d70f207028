package org.aubade.store.rows;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.aubade.run.RunId;
import org.aubade.schedule.Decision;
import org.aubade.schedule.LedgerEntry;
import org.aubade.schedule.LedgerQuery;
import org.aubade.store.database.Micros;
import org.aubade.store.database.Text;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Reads and writes the table {@code occurrences}, the ledger. */
public final class OccurrenceRow {
    private static final String WRITE = """
            INSERT INTO occurrences (schedule, planned, nominal, program, decision, reason, run, decided)
            VALUES (:schedule, :planned, :nominal, :program, :decision, :reason, :run, :decided)
            ON CONFLICT (schedule, planned) DO UPDATE SET nominal = excluded.nominal, program = excluded.program,
                decision = excluded.decision, reason = excluded.reason, run = excluded.run, decided = excluded.decided
            WHERE excluded.run IS NOT NULL OR occurrences.run IS NULL
            """;

    private static final Map<String, String> CONDITIONS = Map.of(
            "schedule", "schedule = :schedule",
            "program", "program = :program",
            "decision", "decision = :decision",
            "from", "planned >= :from",
            "to", "planned < :to",
            "before", "(planned < :before OR (planned = :before AND schedule < :beforeSchedule))");

    private OccurrenceRow() {}

    /** Writes each row in place of the one that there may be, unless only that one has a run. */
    public static void write(Handle handle, Collection<LedgerEntry> rows) {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedBatch batch = handle.prepareBatch(WRITE)) {
            for (LedgerEntry row : rows) {
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

    /** The rows that match, newest first. */
    public static List<LedgerEntry> list(Handle handle, LedgerQuery query) {
        Map<String, Object> filters = filters(query);
        String rows = "occurrences"
                + filters.keySet().stream()
                        .map(CONDITIONS::get)
                        .filter(Objects::nonNull)
                        .map(" AND "::concat)
                        .collect(Collectors.joining("", " WHERE 1 = 1", ""));
        if (query.each() < LedgerQuery.MAX_LIMIT) {
            filters.put("each", query.each());
            rows = "(SELECT *, ROW_NUMBER() OVER (PARTITION BY schedule ORDER BY planned DESC) AS place FROM " + rows
                    + ") AS numbered WHERE place <= :each";
        }
        return handle.createQuery("SELECT * FROM " + rows + " ORDER BY planned DESC, schedule DESC LIMIT :limit")
                .bindMap(filters)
                .bind("limit", query.limit())
                .map((row, _) -> read(row))
                .list();
    }

    /** The values that rows are compared with, by the keys of {@link #CONDITIONS}. */
    private static Map<String, Object> filters(LedgerQuery query) {
        Map<String, Object> filters = new HashMap<>();
        Optional.ofNullable(query.schedule()).ifPresent(name -> filters.put("schedule", name));
        Optional.ofNullable(query.program()).ifPresent(name -> filters.put("program", name));
        Optional.ofNullable(query.decision()).ifPresent(decision -> filters.put("decision", decision.name()));
        Optional.ofNullable(query.from()).ifPresent(from -> filters.put("from", Micros.of(from)));
        Optional.ofNullable(query.to()).ifPresent(to -> filters.put("to", Micros.of(to)));
        Optional.ofNullable(query.before()).ifPresent(before -> {
            filters.put("before", Micros.of(before.planned()));
            filters.put("beforeSchedule", before.schedule());
        });
        return filters;
    }

    private static LedgerEntry read(ResultSet row) throws SQLException {
        String run = row.getString("run");
        return new LedgerEntry(
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
