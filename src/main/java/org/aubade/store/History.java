package org.aubade.store;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import org.aubade.store.database.Database;
import org.aubade.store.database.Micros;
import org.aubade.store.rows.ProgramVersions;
import org.aubade.store.rows.StepRows;
import org.aubade.time.ClockWatch;
import org.aubade.time.TimeSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Deletes what is older than it has to be kept, in many small transactions, so that none holds up the journal for long. */
public final class History {
    private static final int MAX_RUNS = 50;
    private static final int MAX_STEPS = 5_000;
    private static final int MAX_VERSIONS = 50;
    private static final int MAX_OCCURRENCES = 1_000;
    private static final int MAX_AUDIT = 1_000;

    private final Database database;
    private final Duration kept;
    private final TimeSource time;
    private final ClockWatch clock;

    /** @param kept how long a run is kept after its end */
    public History(Database database, Duration kept, TimeSource time) {
        this.database = database;
        this.kept = kept;
        this.time = time;
        this.clock = new ClockWatch(time);
    }

    /**
     * Deletes runs that ended too long ago with their steps, rows of the ledger and the audit log that are as old, and program
     * versions and marks of deleted programs that nothing needs any more; completes with the number of runs. Deletes nothing if the clock was set since
     * the last call, or since the start: it may be wrong, and what it calls old is lost.
     */
    @CheckReturnValue
    public Uni<Integer> prune() {
        return database.onWorker(() -> clock.wasSet() ? 0 : pruneNow());
    }

    private int pruneNow() {
        int pruned = 0;
        for (int runs = pruneRuns(); runs > 0; runs = pruneRuns()) {
            pruned += runs;
        }
        while (database.write(this::pruneOccurrences) == MAX_OCCURRENCES) {
            // a full chunk: there may be more
        }
        while (database.write(this::pruneAudit) == MAX_AUDIT) {
            // a full chunk: there may be more
        }
        var _ = database.write(this::pruneTombstones);
        pruneVersions();
        return pruned;
    }

    private int pruneRuns() {
        return database.write(handle -> {
            int steps = 0;
            int runs = 0;
            for (String run : ended(handle)) {
                steps += StepRows.delete(handle, run);
                runs += handle.createUpdate("DELETE FROM runs WHERE id = :run")
                        .bind("run", run)
                        .execute();
                if (steps > MAX_STEPS) {
                    break;
                }
            }
            return runs;
        });
    }

    private List<String> ended(Handle handle) {
        return handle.createQuery("SELECT id FROM runs WHERE finished < :limit ORDER BY finished LIMIT " + MAX_RUNS)
                .bind("limit", Micros.of(time.now().minus(kept)))
                .mapTo(String.class)
                .list();
    }

    /**
     * Deletes the program versions that no run is made of. A version that a run has begun to use since they were read is newer
     * than the limit by then, and stays. All nodes delete in the order of the hashes, so that none waits for another.
     */
    private void pruneVersions() {
        long limit = Micros.of(time.now().minus(ProgramVersions.KEPT));
        List<String> unused = database.readNow(handle -> handle
                .createQuery("SELECT hash FROM program_versions WHERE used < :limit EXCEPT SELECT version FROM runs")
                .bind("limit", limit)
                .mapTo(String.class)
                .stream()
                .sorted()
                .toList());
        for (int from = 0; from < unused.size(); from += MAX_VERSIONS) {
            List<String> some = unused.subList(from, Math.min(from + MAX_VERSIONS, unused.size()));
            var _ = database.write(handle -> {
                PreparedBatch batch =
                        handle.prepareBatch("DELETE FROM program_versions WHERE hash = :hash AND used < :limit");
                some.forEach(
                        hash -> batch.bind("hash", hash).bind("limit", limit).add());
                return batch.execute().length;
            });
        }
    }

    private int pruneOccurrences(Handle handle) {
        return handle.createUpdate("DELETE FROM occurrences WHERE (planned, schedule) IN (SELECT planned, schedule"
                        + " FROM occurrences WHERE planned < :limit ORDER BY planned LIMIT " + MAX_OCCURRENCES + ")")
                .bind("limit", Micros.of(time.now().minus(kept)))
                .execute();
    }

    private int pruneAudit(Handle handle) {
        return handle.createUpdate("DELETE FROM audit WHERE id IN (SELECT id FROM audit WHERE at < :limit LIMIT "
                        + MAX_AUDIT + ")")
                .bind("limit", Micros.of(time.now().minus(kept)))
                .execute();
    }

    /** Deletes the marks of deleted programs, except of those that came with the application, which they hide. */
    private int pruneTombstones(Handle handle) {
        return handle.createUpdate("DELETE FROM programs WHERE definition IS NULL AND etag = '' AND changed < :limit")
                .bind("limit", Micros.of(time.now().minus(kept)))
                .execute();
    }
}
