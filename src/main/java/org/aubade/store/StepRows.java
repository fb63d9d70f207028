package org.aubade.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.aubade.run.RunId;
import org.aubade.run.StepState;
import org.aubade.run.journal.StepCheckpoint;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Update;

/** The table {@code run_steps}. */
final class StepRows {
    private static final int CHUNK = 1_000;
    private static final String INSERT =
            "INSERT INTO run_steps (run_id, step, state, attempt, started, finished, error, told) ";
    private static final String UPDATE = """
             ON CONFLICT (run_id, step) DO UPDATE SET state = excluded.state, attempt = excluded.attempt,
                started = excluded.started, finished = excluded.finished, error = excluded.error, told = excluded.told
            """;
    private static final String UPSERT =
            INSERT + "VALUES (:run, :step, :state, :attempt, :started, :finished, :error, :told)" + UPDATE;

    /** A server takes one statement with many rows in a fraction of the time of as many statements. */
    private static final String UPSERT_ALL =
            INSERT + "SELECT * FROM unnest(:run, :step, :state, :attempt, :started, :finished, :error, :told)" + UPDATE;

    private StepRows() {}

    /** Writes the marks of every run, in chunks; each step has one at most. */
    static void write(Handle handle, Engine engine, Collection<Tracked> runs) {
        List<Row> rows = runs.stream()
                .flatMap(run -> run.marks().stream().map(mark -> new Row(run.id(), mark)))
                .toList();
        for (int from = 0; from < rows.size(); from += CHUNK) {
            List<Row> chunk = rows.subList(from, Math.min(from + CHUNK, rows.size()));
            if (engine.takesArrays()) {
                writeAll(handle, chunk);
            } else {
                writeEach(handle, chunk);
            }
        }
    }

    private static void writeAll(Handle handle, List<Row> chunk) {
        Columns<Row> rows = new Columns<>(chunk);
        try (Update update = handle.createUpdate(UPSERT_ALL)) {
            update.bindArray("run", String.class, rows.of(row -> row.run().toString()))
                    .bindArray("step", Integer.class, rows.of(row -> row.mark().step()))
                    .bindArray(
                            "state",
                            String.class,
                            rows.of(row -> row.mark().state().name()))
                    .bindArray(
                            "attempt", Integer.class, rows.of(row -> row.mark().attempt()))
                    .bindArray(
                            "started",
                            Long.class,
                            rows.of(row -> Micros.ofNullable(row.mark().started())))
                    .bindArray(
                            "finished",
                            Long.class,
                            rows.of(row -> Micros.ofNullable(row.mark().finished())))
                    .bindArray(
                            "error",
                            String.class,
                            rows.of(row -> Text.storable(row.mark().error())))
                    .bindArray("told", Boolean.class, rows.of(row -> row.mark().sent()))
                    .execute();
        }
    }

    private static void writeEach(Handle handle, List<Row> rows) {
        try (PreparedBatch batch = handle.prepareBatch(UPSERT)) {
            rows.forEach(row -> add(batch, row.run(), row.mark()));
            batch.execute();
        }
    }

    /** The marks of a run, by step. */
    static List<StepCheckpoint> read(Handle handle, RunId run) {
        return handle.createQuery("SELECT * FROM run_steps WHERE run_id = :run ORDER BY step")
                .bind("run", run.toString())
                .map((row, _) -> mark(row))
                .list();
    }

    /** Returns how many there were. */
    static int delete(Handle handle, String run) {
        return handle.createUpdate("DELETE FROM run_steps WHERE run_id = :run")
                .bind("run", run)
                .execute();
    }

    private static void add(PreparedBatch batch, RunId run, StepCheckpoint mark) {
        batch.bind("run", run.toString())
                .bind("step", mark.step())
                .bind("state", mark.state().name())
                .bind("attempt", mark.attempt())
                .bind("started", Micros.ofNullable(mark.started()))
                .bind("finished", Micros.ofNullable(mark.finished()))
                .bind("error", Text.storable(mark.error()))
                .bind("told", mark.sent())
                .add();
    }

    private static StepCheckpoint mark(ResultSet row) throws SQLException {
        return new StepCheckpoint(
                row.getInt("step"),
                StepState.valueOf(row.getString("state")),
                row.getInt("attempt"),
                Micros.read(row, "started"),
                Micros.read(row, "finished"),
                row.getString("error"),
                row.getBoolean("told"));
    }

    private record Row(RunId run, StepCheckpoint mark) {}
}
