package org.aubade.store.journal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aubade.run.RunId;
import org.aubade.store.database.Database;
import org.aubade.store.rows.RunRows;
import org.aubade.store.rows.StepRows;
import org.aubade.time.TimeSource;
import org.jdbi.v3.core.Handle;

/** Writes batches, each in one transaction. Only the thread of the journal uses it. */
final class Commit {
    private final Database database;
    private final Session session;
    private final Withdrawals withdrawals;
    private final NewRunWriter newRuns;
    private final SlowWrites slow;

    Commit(Database database, Session session, Withdrawals withdrawals, TimeSource time) {
        this.database = database;
        this.session = session;
        this.withdrawals = withdrawals;
        this.newRuns = new NewRunWriter(time);
        this.slow = new SlowWrites(time);
    }

    /**
     * Writes everything of the batch; empty if other nodes have ended the session, and then nothing was written.
     *
     * @throws org.aubade.program.catalog.StoreUnavailable if it cannot be written now; it may have been all the same
     */
    Optional<Written> write(Batch batch) {
        batch.dirty.forEach(DirtyRun::read);
        NewRunWriter.Prepared begins =
                newRuns.prepare(batch.begins.stream().map(Batch.Begin::run).toList());
        Optional<Written> written = database.write(handle -> {
            slow.begin();
            if (!session.touch(handle)) {
                return Optional.empty();
            }
            withdrawals.write(handle, batch.withdrawn);
            Map<RunId, RunId> taken = newRuns.write(handle, begins, database.opening(), session.id());
            Set<RunId> foreign = update(handle, batch.dirty);
            batch.mayBeDurable = true;
            return Optional.of(new Written(taken, foreign));
        });
        slow.end(batch);
        written.ifPresent(done -> {
            session.touched();
            newRuns.written();
            batch.dirty.stream()
                    .filter(run -> !done.foreign().contains(run.id()))
                    .forEach(DirtyRun::written);
        });
        return written;
    }

    private Set<RunId> update(Handle handle, Collection<DirtyRun> runs) {
        List<DirtyRun> stale = runs.stream().filter(DirtyRun::isRowStale).toList();
        Set<RunId> foreign =
                RunRows.update(handle, stale.stream().map(DirtyRun::summary).toList(), session.id());
        List<StepRows.Row> steps = runs.stream()
                .filter(run -> !foreign.contains(run.id()))
                .flatMap(run -> run.checkpoints().stream().map(checkpoint -> new StepRows.Row(run.id(), checkpoint)))
                .toList();
        StepRows.write(handle, database.engine().takesArrays(), steps);
        return foreign;
    }

    /**
     * What came of a batch.
     *
     * @param taken the runs that could not begin, each with the run that its occurrence has
     * @param foreign the runs that belong to another node by now
     */
    record Written(Map<RunId, RunId> taken, Set<RunId> foreign) {}
}
