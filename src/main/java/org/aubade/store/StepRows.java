package org.aubade.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.aubade.run.RunId;
import org.aubade.run.StepMark;
import org.aubade.run.StepState;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table {@code run_steps}. */
final class StepRows {
    private static final int CHUNK = 1_000;
    private static final String UPSERT = """
            INSERT INTO run_steps (run_id, step, state, attempt, started, finished, error, told)
            VALUES (:run, :step, :state, :attempt, :started, :finished, :error, :told)
            ON CONFLICT (run_id, step) DO UPDATE SET state = excluded.state, attempt = excluded.attempt,
                started = excluded.started, finished = excluded.finished, error = excluded.error, told = excluded.told
            """;

    private StepRows() {}

    /** Writes the marks of every run, in chunks. */
    static void write(Handle handle, Collection<Tracked> runs) {
        try (PreparedBatch batch = handle.prepareBatch(UPSERT)) {
            for (Tracked run : runs) {
                for (StepMark mark : run.marks()) {
                    add(batch, run.id(), mark);
                    if (batch.size() == CHUNK) {
                        batch.execute();
                    }
                }
            }
            if (batch.size() > 0) {
                batch.execute();
            }
        }
    }

    /** The marks of a run, by step. */
    static List<StepMark> read(Handle handle, RunId run) {
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

    private static void add(PreparedBatch batch, RunId run, StepMark mark) {
        batch.bind("run", run.toString())
                .bind("step", mark.step())
                .bind("state", mark.state().name())
                .bind("attempt", mark.attempt())
                .bind("started", Micros.ofNullable(mark.started()))
                .bind("finished", Micros.ofNullable(mark.finished()))
                .bind("error", Text.storable(mark.error()))
                .bind("told", mark.told())
                .add();
    }

    private static StepMark mark(ResultSet row) throws SQLException {
        return new StepMark(
                row.getInt("step"),
                StepState.valueOf(row.getString("state")),
                row.getInt("attempt"),
                Micros.read(row, "started"),
                Micros.read(row, "finished"),
                row.getString("error"),
                row.getBoolean("told"));
    }
}
