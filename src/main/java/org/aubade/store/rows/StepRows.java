package org.aubade.store.rows;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.aubade.run.RunId;
import org.aubade.run.StepState;
import org.aubade.run.journal.StepCheckpoint;
import org.aubade.store.database.Columns;
import org.aubade.store.database.Micros;
import org.aubade.store.database.Text;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Update;

/** Reads and writes the table {@code run_steps}. Its column {@code told} says whether a message was sent. */
public final class StepRows {
    private static final int CHUNK = 1_000;
    private static final String INSERT =
            "INSERT INTO run_steps (run_id, step, state, attempt, started, finished, error, told) ";
    private static final String UPDATE = """
             ON CONFLICT (run_id, step) DO UPDATE SET state = excluded.state, attempt = excluded.attempt,
                started = excluded.started, finished = excluded.finished, error = excluded.error, told = excluded.told
            """;
    private static final String UPSERT =
            INSERT + "VALUES (:run, :step, :state, :attempt, :started, :finished, :error, :sent)" + UPDATE;

    /** A server takes one statement with many rows in a fraction of the time of as many statements. */
    private static final String UPSERT_ALL =
            INSERT + "SELECT * FROM unnest(:run, :step, :state, :attempt, :started, :finished, :error, :sent)" + UPDATE;

    private StepRows() {}

    /**
     * Writes each row in place of the one that there may be. No step comes twice.
     *
     * @param arrays whether the database takes arrays
     */
    public static void write(Handle handle, boolean arrays, List<Row> rows) {
        for (int from = 0; from < rows.size(); from += CHUNK) {
            List<Row> chunk = rows.subList(from, Math.min(from + CHUNK, rows.size()));
            if (arrays) {
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
                    .bindArray(
                            "step",
                            Integer.class,
                            rows.of(row -> row.checkpoint().step()))
                    .bindArray(
                            "state",
                            String.class,
                            rows.of(row -> row.checkpoint().state().name()))
                    .bindArray(
                            "attempt",
                            Integer.class,
                            rows.of(row -> row.checkpoint().attempt()))
                    .bindArray(
                            "started",
                            Long.class,
                            rows.of(row -> Micros.ofNullable(row.checkpoint().started())))
                    .bindArray(
                            "finished",
                            Long.class,
                            rows.of(row -> Micros.ofNullable(row.checkpoint().finished())))
                    .bindArray(
                            "error",
                            String.class,
                            rows.of(row -> Text.storable(row.checkpoint().error())))
                    .bindArray(
                            "sent",
                            Boolean.class,
                            rows.of(row -> row.checkpoint().sent()))
                    .execute();
        }
    }

    private static void writeEach(Handle handle, List<Row> rows) {
        try (PreparedBatch batch = handle.prepareBatch(UPSERT)) {
            rows.forEach(row -> add(batch, row.run(), row.checkpoint()));
            batch.execute();
        }
    }

    /** The checkpoints of a run, by step. */
    public static List<StepCheckpoint> read(Handle handle, RunId run) {
        return handle.createQuery("SELECT * FROM run_steps WHERE run_id = :run ORDER BY step")
                .bind("run", run.toString())
                .map((row, _) -> checkpoint(row))
                .list();
    }

    /** Deletes the rows of a run; returns how many there were. */
    public static int delete(Handle handle, String run) {
        return handle.createUpdate("DELETE FROM run_steps WHERE run_id = :run")
                .bind("run", run)
                .execute();
    }

    private static void add(PreparedBatch batch, RunId run, StepCheckpoint checkpoint) {
        batch.bind("run", run.toString())
                .bind("step", checkpoint.step())
                .bind("state", checkpoint.state().name())
                .bind("attempt", checkpoint.attempt())
                .bind("started", Micros.ofNullable(checkpoint.started()))
                .bind("finished", Micros.ofNullable(checkpoint.finished()))
                .bind("error", Text.storable(checkpoint.error()))
                .bind("sent", checkpoint.sent())
                .add();
    }

    private static StepCheckpoint checkpoint(ResultSet row) throws SQLException {
        return new StepCheckpoint(
                row.getInt("step"),
                StepState.valueOf(row.getString("state")),
                row.getInt("attempt"),
                Micros.read(row, "started"),
                Micros.read(row, "finished"),
                row.getString("error"),
                row.getBoolean("told"));
    }

    /** A checkpoint of a step of {@code run}. */
    public record Row(RunId run, StepCheckpoint checkpoint) {}
}
