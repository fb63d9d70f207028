package org.aubade.store.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aubade.program.Program;
import org.aubade.program.resolve.Plan;
import org.aubade.run.Run;
import org.aubade.run.RunState;
import org.aubade.run.journal.InterruptedRun;
import org.aubade.run.journal.NewRun;
import org.aubade.run.journal.StepCheckpoint;
import org.aubade.store.database.Database;
import org.aubade.store.database.Engine;
import org.aubade.store.database.Failures;
import org.aubade.store.database.Micros;
import org.aubade.store.database.Text;
import org.aubade.store.rows.ProgramVersions;
import org.aubade.store.rows.RunRow;
import org.aubade.store.rows.StepRows;
import org.aubade.store.rows.UnreadableVersion;
import org.aubade.time.TimeSource;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Makes the unfinished runs of nodes that are gone belong to this node. Only the thread of the journal uses it. */
final class TakeOver {
    private static final Logger LOG = Logger.getLogger("aubade.store");

    private final Database database;
    private final Session session;
    private final TimeSource time;

    /**
     * The runs taken over in this transaction or in earlier ones that seemed to fail, each with the node that had it. A commit
     * that seemed to fail may be durable: then the row of that node is gone, and only this says which runs to resume.
     */
    private final Map<String, Gone> doubtful = new LinkedHashMap<>();

    TakeOver(Database database, Session session, TimeSource time) {
        this.database = database;
        this.session = session;
        this.time = time;
    }

    /** Takes runs over and returns them, oldest first; empty if other nodes have ended the session, and then nothing was taken. */
    Optional<List<InterruptedRun>> run() {
        Optional<List<InterruptedRun>> taken = database.write(handle -> {
            if (!session.touch(handle)) {
                return Optional.empty();
            }
            gone(handle).forEach(node -> take(handle, node).forEach(run -> doubtful.put(run, node)));
            return Optional.of(load(handle));
        });
        taken.ifPresent(_ -> {
            session.touched();
            doubtful.clear();
        });
        return taken;
    }

    /** Other nodes have ended the session, and own by now what it may have taken. */
    void forget() {
        doubtful.clear();
    }

    private List<Gone> gone(Handle handle) {
        Engine engine = database.engine();
        boolean judging = !engine.isExclusive() && session.hasListened();
        String silent = judging ? " OR last_seen < " + engine.now() + " - :silence" : "";
        String gone = engine.isExclusive() ? "" : " AND (ended" + silent + ")";
        var query = handle.createQuery("DELETE FROM nodes WHERE session IN (SELECT session FROM nodes"
                        + " WHERE session <> :session" + gone + " " + engine.skipLocked()
                        + ") RETURNING session, name, last_seen")
                .bind("session", session.id());
        return (judging ? query.bind("silence", Micros.of(session.silence())) : query)
                .map((row, _) -> new Gone(
                        row.getString("session"), row.getString("name"), Micros.instant(row.getLong("last_seen"))))
                .list();
    }

    private List<String> take(Handle handle, Gone node) {
        return handle.createQuery(
                        "UPDATE runs SET owner = :session WHERE owner = :gone AND finished IS NULL RETURNING id")
                .bind("session", session.id())
                .bind("gone", node.session())
                .mapTo(String.class)
                .list();
    }

    private List<InterruptedRun> load(Handle handle) {
        List<InterruptedRun> runs = new ArrayList<>();
        doubtful.forEach((id, node) -> {
            InterruptedRun run = load(handle, id, node);
            if (run != null) {
                runs.add(run);
            }
        });
        runs.sort(Comparator.comparing(run -> run.run().id()));
        return runs;
    }

    /** The run; null if it does not belong to this session after all, or cannot go on and has failed. */
    private @Nullable InterruptedRun load(Handle handle, String id, Gone node) {
        try {
            return handle.createQuery("SELECT * FROM runs WHERE id = :id AND owner = :owner")
                    .bind("id", id)
                    .bind("owner", session.id())
                    .map((found, _) -> RunRow.read(found))
                    .findOne()
                    .map(row -> interrupted(handle, row, node))
                    .orElse(null);
        } catch (RuntimeException e) {
            if (Failures.sql(e).isPresent()) {
                throw e;
            }
            fail(handle, id, "it was interrupted and cannot go on: " + Failures.describe(e));
            return null;
        }
    }

    /** @throws RuntimeException if this release cannot read what the database has of the run */
    private static InterruptedRun interrupted(Handle handle, RunRow row, Gone node) {
        Run run = row.run();
        List<Program> programs = ProgramVersions.read(handle, row.version());
        List<StepCheckpoint> checkpoints = StepRows.read(handle, run.id());
        int size = Plan.of(programs).size();
        checkpoints.forEach(checkpoint -> {
            if (checkpoint.step() < 0 || checkpoint.step() >= size) {
                throw new UnreadableVersion("it has a step " + checkpoint.step() + ", but was made of " + size);
            }
        });
        return new InterruptedRun(
                new NewRun(run.id(), run.cause(), programs, run.requested()),
                run.started(),
                node.name(),
                node.lastSeen(),
                run.resumptions(),
                checkpoints);
    }

    /** Its resumptions are deleted, since they may be what cannot be read, and would then fail every list of runs. */
    private void fail(Handle handle, String id, String why) {
        LOG.errorf("Run %s fails: %s.", id, why);
        handle.createUpdate("UPDATE runs SET state = :state, finished = :finished, error = :error, resumptions = NULL"
                        + " WHERE id = :id")
                .bind("state", RunState.FAILED.name())
                .bind("finished", Micros.of(time.now()))
                .bind("error", Text.storable(why))
                .bind("id", id)
                .execute();
    }

    /** A node that is gone. */
    private record Gone(String session, String name, Instant lastSeen) {}
}
