package org.aubade.store.rows;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.aubade.run.Cause;
import org.aubade.run.Run;
import org.aubade.run.RunId;
import org.aubade.run.RunState;
import org.aubade.run.journal.NewRun;
import org.aubade.store.database.Micros;
import org.aubade.store.database.Text;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Writes the table {@code runs}. An owner is the session of a node. */
public final class RunRows {
    private static final String INSERT = """
            INSERT INTO runs (id, program, version, schedule, planned, state, requested, requested_by, owner)
            VALUES (:id, :program, :version, :schedule, :planned, :state, :requested, :requestedBy, :owner)
            ON CONFLICT DO NOTHING
            """;
    private static final String UPDATE = """
            UPDATE runs SET state = :state, started = :started, finished = :finished, error = :error,
                resumptions = :resumptions
            WHERE id = :id AND owner = :owner
            """;

    private RunRows() {}

    /**
     * Inserts new runs, each with the version of its programs, unless its occurrence has another run; returns those that were
     * not inserted, with the other run.
     */
    public static Map<RunId, RunId> insert(
            Handle handle, List<NewRun> runs, Map<RunId, String> versions, String owner) {
        Map<RunId, RunId> taken = new HashMap<>();
        if (runs.isEmpty()) {
            return taken;
        }
        try (PreparedBatch batch = handle.prepareBatch(INSERT)) {
            runs.forEach(run -> add(batch, run, versions.getOrDefault(run.id(), ""), owner));
            int[] inserted = batch.execute();
            for (int index = 0; index < inserted.length; index++) {
                NewRun run = runs.get(index);
                if (!isCertain(inserted[index]) && run.cause() instanceof Cause.Occurrence due) {
                    of(handle, due)
                            .filter(other -> !other.equals(run.id()))
                            .ifPresent(other -> taken.put(run.id(), other));
                }
            }
        }
        return taken;
    }

    private static void add(PreparedBatch batch, NewRun run, String version, String owner) {
        Cause.@Nullable Occurrence occurrence = run.cause() instanceof Cause.Occurrence due ? due : null;
        batch.bind("id", run.id().toString())
                .bind("program", run.program().name())
                .bind("version", version)
                .bind("schedule", occurrence == null ? null : occurrence.schedule())
                .bind("planned", occurrence == null ? null : Micros.ofNullable(occurrence.planned()))
                .bind("state", RunState.PENDING.name())
                .bind("requested", Micros.of(run.requested()))
                .bind("requestedBy", run.cause() instanceof Cause.Request request ? Text.storable(request.by()) : null)
                .bind("owner", owner)
                .add();
    }

    /** Gives those of {@code runs} that are of an occurrence to the owner {@code heir}; false if none of them is there. */
    public static boolean leave(Handle handle, Collection<RunId> runs, String owner, String heir) {
        int left = 0;
        for (RunId run : runs) {
            left += handle.createUpdate("UPDATE runs SET owner = :heir"
                            + " WHERE id = :id AND owner = :owner AND schedule IS NOT NULL")
                    .bind("id", run.toString())
                    .bind("owner", owner)
                    .bind("heir", heir)
                    .execute();
        }
        return left > 0;
    }

    /** Deletes those of {@code runs} that belong to {@code owner}. */
    public static void delete(Handle handle, Collection<RunId> runs, String owner) {
        try (PreparedBatch batch = handle.prepareBatch("DELETE FROM runs WHERE id = :id AND owner = :owner")) {
            runs.forEach(
                    run -> batch.bind("id", run.toString()).bind("owner", owner).add());
            if (batch.size() > 0) {
                batch.execute();
            }
        }
    }

    /** Writes how the runs stand; returns those that do not belong to {@code owner} and are not written. */
    public static Set<RunId> update(Handle handle, List<Run> runs, String owner) {
        Set<RunId> foreign = new HashSet<>();
        if (runs.isEmpty()) {
            return foreign;
        }
        try (PreparedBatch batch = handle.prepareBatch(UPDATE)) {
            runs.forEach(run -> add(batch, run, owner));
            int[] updated = batch.execute();
            for (int index = 0; index < updated.length; index++) {
                RunId run = runs.get(index).id();
                if (!isCertain(updated[index]) && !isOwned(handle, run, owner)) {
                    foreign.add(run);
                }
            }
        }
        return foreign;
    }

    private static void add(PreparedBatch batch, Run run, String owner) {
        batch.bind("id", run.id().toString())
                .bind("owner", owner)
                .bind("state", run.state().name())
                .bind("started", Micros.ofNullable(run.started()))
                .bind("finished", Micros.ofNullable(run.finished()))
                .bind("error", Text.storable(run.error()))
                .bind("resumptions", ResumptionText.write(run.resumptions()))
                .add();
    }

    /**
     * Whether {@code count}, which a driver returns for one statement of a batch, means that a row was written. A driver may
     * leave that open: pgjdbc does for every INSERT if {@code reWriteBatchedInserts=true}. Then the row has to be looked up.
     */
    private static boolean isCertain(int count) {
        return count > 0;
    }

    private static boolean isOwned(Handle handle, RunId run, String owner) {
        return handle.createQuery("SELECT count(*) FROM runs WHERE id = :id AND owner = :owner")
                        .bind("id", run.toString())
                        .bind("owner", owner)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    /** The run of an occurrence; empty if it has none. */
    public static Optional<RunId> of(Handle handle, Cause.Occurrence occurrence) {
        return handle.createQuery("SELECT id FROM runs WHERE schedule = :schedule AND planned = :planned")
                .bind("schedule", occurrence.schedule())
                .bind("planned", Micros.of(occurrence.planned()))
                .mapTo(String.class)
                .findOne()
                .map(id -> new RunId(UUID.fromString(id)));
    }
}
