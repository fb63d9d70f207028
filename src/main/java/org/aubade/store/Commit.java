package org.aubade.store;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.aubade.program.Program;
import org.aubade.run.Cause;
import org.aubade.run.RunId;
import org.aubade.run.journal.NewRun;
import org.aubade.time.TimeSource;
import org.jdbi.v3.core.Handle;

/** Writes batches, each in one transaction; for the thread of the journal. */
final class Commit {
    /** So that two nodes that begin the same runs do not wait for each other. */
    private static final Comparator<NewRun> BY_OCCURRENCE = Comparator.comparing(Commit::occurrence);

    private final Database database;
    private final Session session;
    private final ProgramVersions versions;
    private final VersionHashes hashes = new VersionHashes();
    private final SlowWrites slow;

    Commit(Database database, Session session, TimeSource time) {
        this.database = database;
        this.session = session;
        this.versions = new ProgramVersions(time);
        this.slow = new SlowWrites(time);
    }

    /**
     * Writes everything that the batch has for the database; empty if the session had ended, and then nothing was written.
     *
     * @throws org.aubade.program.catalog.StoreUnavailable if it cannot be done now, though it may have been
     */
    Optional<Written> write(Batch batch) {
        batch.changed.forEach(Tracked::look);
        Map<RunId, String> made = new HashMap<>();
        Map<String, List<Program>> parts = new TreeMap<>();
        batch.begins.stream().map(Batch.Begin::run).forEach(run -> {
            String hash = hashes.of(run.programs());
            made.put(run.id(), hash);
            parts.put(hash, run.programs());
        });
        Optional<Written> written = database.write(handle -> {
            slow.begin();
            versions.begin(database.opening());
            if (!session.touch(handle)) {
                return Optional.empty();
            }
            withdraw(handle, batch.withdrawn);
            versions.use(handle, parts);
            Written done = new Written(begin(handle, batch, made), update(handle, batch.changed));
            batch.doubtful = true;
            return Optional.of(done);
        });
        slow.end(batch);
        written.ifPresent(done -> {
            session.touched();
            versions.used();
            batch.changed.stream()
                    .filter(run -> !done.foreign().contains(run.id()))
                    .forEach(Tracked::wrote);
        });
        return written;
    }

    /**
     * Takes back runs whose writing seemed to have failed. That of an occurrence may have been seen by another node, which
     * relies on it: somebody does it then, for which it is left to those who look for what nodes left behind.
     */
    void withdraw(Handle handle, Collection<RunId> runs) {
        if (!database.engine().isExclusive()) {
            String orphan = UUID.randomUUID().toString();
            if (RunRows.leave(handle, runs, session.id(), orphan)) {
                session.orphan(handle, orphan);
            }
        }
        RunRows.withdraw(handle, runs, session.id());
    }

    private Map<RunId, RunId> begin(Handle handle, Batch batch, Map<RunId, String> made) {
        List<NewRun> runs = batch.begins.stream()
                .map(Batch.Begin::run)
                .sorted(BY_OCCURRENCE)
                .toList();
        return RunRows.insert(handle, runs, made, session.id());
    }

    private Set<RunId> update(Handle handle, Collection<Tracked> runs) {
        List<Tracked> stale = runs.stream().filter(Tracked::isRowStale).toList();
        Set<RunId> foreign = RunRows.update(handle, stale, session.id());
        StepRows.write(
                handle,
                database.engine(),
                runs.stream().filter(run -> !foreign.contains(run.id())).toList());
        return foreign;
    }

    private static String occurrence(NewRun run) {
        return switch (run.cause()) {
            case Cause.Request _ -> "";
            case Cause.Occurrence due -> due.schedule() + " " + due.planned();
        };
    }

    /**
     * What came of a batch.
     *
     * @param taken the runs that could not begin, each with the one that there is for its occurrence
     * @param foreign the runs that belong to another node by now
     */
    record Written(Map<RunId, RunId> taken, Set<RunId> foreign) {}
}
