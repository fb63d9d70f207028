package org.aubade.store;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.aubade.run.Cause;
import org.aubade.run.Run;
import org.aubade.run.RunId;
import org.aubade.run.RunQuery;
import org.aubade.run.journal.InterruptedRun;
import org.aubade.run.journal.JournaledRun;
import org.aubade.run.journal.Lease;
import org.aubade.run.journal.NewRun;
import org.aubade.run.journal.RunStore;
import org.aubade.store.database.Database;
import org.aubade.store.database.DatabaseState;
import org.aubade.store.database.SessionSettings;
import org.aubade.store.journal.Journal;
import org.aubade.store.journal.PendingWrites;
import org.aubade.store.rows.RunReader;
import org.aubade.store.rows.RunRows;
import org.aubade.time.TimeSource;

/** Keeps runs in a database: a journal writes them, and they are read where they are needed. */
public final class SqlRunStore implements RunStore, AutoCloseable {
    private final Database database;
    private final PendingWrites pending;
    private final Journal journal;

    /** @param node the name of this node, for people */
    public SqlRunStore(Database database, String node, SessionSettings settings, TimeSource time) {
        this.database = database;
        this.pending = new PendingWrites(time.timer());
        this.journal = new Journal(database, node, settings, pending, time);
    }

    @Override
    public boolean isDurable() {
        return true;
    }

    @Override
    public Lease lease() {
        return journal.lease();
    }

    @Override
    public Uni<Void> begin(NewRun run) {
        return written(emitter -> pending.begin(run, emitter));
    }

    @Override
    public void markDirty(JournaledRun run, boolean urgent) {
        pending.markDirty(run, urgent);
    }

    @Override
    public Uni<Void> flush(JournaledRun run) {
        return written(emitter -> pending.flush(run, emitter));
    }

    @Override
    public Uni<Void> complete(JournaledRun run) {
        return written(emitter -> pending.complete(run, emitter));
    }

    @Override
    public Uni<List<InterruptedRun>> takeOver() {
        return written(emitter -> pending.takeOver(emitter));
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

    /** How the database is; failing, too, if the thread that writes to it has ended. */
    public DatabaseState state() {
        DatabaseState state = database.state();
        return journal.ended()
                .<DatabaseState>map(since -> new DatabaseState.Failing(
                        state.kind(),
                        state.place(),
                        "the thread that writes the journal of runs has ended, so that no run can start; restart the service",
                        since))
                .orElse(state);
    }

    /** Writes what is pending, which takes some seconds at most, and nothing after that. */
    @Override
    public void close() {
        journal.close();
    }

    /** Completes when the journal has written what {@code add} adds to the pending writes. */
    private <T> Uni<T> written(Predicate<UniEmitter<? super T>> add) {
        return Uni.createFrom().emitter(emitter -> {
            if (!add.test(emitter)) {
                emitter.fail(pending.refusal());
            }
        });
    }
}
