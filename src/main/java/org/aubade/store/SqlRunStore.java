package org.aubade.store;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import org.aubade.run.Cause;
import org.aubade.run.InterruptedRun;
import org.aubade.run.JournaledRun;
import org.aubade.run.NewRun;
import org.aubade.run.Run;
import org.aubade.run.RunId;
import org.aubade.run.RunQuery;
import org.aubade.run.RunStore;
import org.aubade.time.TimeSource;

/** Runs in a database. */
public final class SqlRunStore implements RunStore, AutoCloseable {
    private final Database database;
    private final Journal journal;
    private final Requests requests;

    /** @param node the name of this node, for people */
    public SqlRunStore(Database database, String node, TimeSource time) {
        this.database = database;
        this.journal = new Journal(database, node, time);
        this.requests = journal.requests();
    }

    @Override
    public boolean isDurable() {
        return true;
    }

    @Override
    public Uni<Void> begin(NewRun run) {
        return requests.begin(run);
    }

    @Override
    public void markDirty(JournaledRun run) {
        requests.markDirty(run);
    }

    @Override
    public Uni<Void> flush(JournaledRun run) {
        return requests.flush(run);
    }

    @Override
    public Uni<Void> complete(JournaledRun run) {
        return requests.complete(run);
    }

    @Override
    public Uni<List<InterruptedRun>> takeOver() {
        return requests.takeOver();
    }

    @Override
    public Uni<Optional<Run>> find(RunId id) {
        return database.read(handle -> RunReader.find(handle, id));
    }

    @Override
    public Uni<Boolean> contains(RunId id) {
        return database.read(handle -> RunReader.contains(handle, id));
    }

    @Override
    public Uni<Optional<RunId>> find(Cause.Occurrence occurrence) {
        return database.read(handle -> RunRows.of(handle, occurrence));
    }

    @Override
    public Uni<List<Run>> list(RunQuery query) {
        return database.read(handle -> RunReader.list(handle, query));
    }

    /** Writes what can be written, which takes some seconds at most, and writes nothing more. */
    @Override
    public void close() {
        journal.close();
    }
}
