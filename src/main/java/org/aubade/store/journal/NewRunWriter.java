package org.aubade.store.journal;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.aubade.program.Program;
import org.aubade.run.Cause;
import org.aubade.run.RunId;
import org.aubade.run.journal.NewRun;
import org.aubade.store.database.Database;
import org.aubade.store.rows.ProgramVersions;
import org.aubade.store.rows.RunRows;
import org.aubade.store.rows.VersionHashes;
import org.aubade.time.TimeSource;
import org.jdbi.v3.core.Handle;

/** Writes runs that begin, and the programs that they are made of. Only the thread of the journal uses it. */
final class NewRunWriter {
    /** All nodes insert runs in this order: two that begin runs of the same occurrences would else lock each other out. */
    private static final Comparator<NewRun> BY_OCCURRENCE = Comparator.comparing(NewRunWriter::occurrence);

    private final ProgramVersions versions;
    private final VersionHashes hashes = new VersionHashes();

    NewRunWriter(TimeSource time) {
        this.versions = new ProgramVersions(time);
    }

    /** Does what takes time and needs no transaction: hashes the programs of the runs. */
    Prepared prepare(List<NewRun> runs) {
        Map<RunId, String> hashByRun = new HashMap<>();
        SortedMap<String, List<Program>> programsByHash = new TreeMap<>();
        runs.forEach(run -> {
            String hash = hashes.of(run.programs());
            hashByRun.put(run.id(), hash);
            programsByHash.put(hash, run.programs());
        });
        return new Prepared(runs.stream().sorted(BY_OCCURRENCE).toList(), hashByRun, programsByHash);
    }

    /**
     * Writes the runs in the current transaction; returns those whose occurrence has another run, with that run.
     *
     * @param opening which opening of the database it is, see {@link Database#opening}
     * @param owner the session that the runs belong to
     */
    Map<RunId, RunId> write(Handle handle, Prepared runs, long opening, String owner) {
        versions.begin(opening);
        versions.write(handle, runs.programsByHash());
        return RunRows.insert(handle, runs.inOrder(), runs.hashByRun(), owner);
    }

    /** What the last {@link #write} wrote is durable. */
    void written() {
        versions.written();
    }

    private static String occurrence(NewRun run) {
        return switch (run.cause()) {
            case Cause.Request _ -> "";
            case Cause.Occurrence due -> due.schedule() + " " + due.planned();
        };
    }

    /** Runs that are ready to be written. */
    record Prepared(
            List<NewRun> inOrder, Map<RunId, String> hashByRun, SortedMap<String, List<Program>> programsByHash) {}
}
