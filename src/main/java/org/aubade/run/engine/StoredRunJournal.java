package org.aubade.run.engine;

import io.smallrye.mutiny.Uni;
import org.aubade.program.catalog.StoreUnavailable;
import org.aubade.run.journal.JournaledRun;
import org.aubade.run.journal.Lease;
import org.aubade.run.journal.RunStore;

/** The journal of a run in a store from which another process, perhaps on another node, goes on with it. */
final class StoredRunJournal implements RunJournal {
    private static final Uni<Void> DONE = Uni.createFrom().voidItem();

    private final JournaledRun run;
    private final RunStore store;

    /** The last lease under which the run was surely one of this node. */
    private volatile Lease lease;

    /** @param lease as the store had it before it made the run one of this node */
    StoredRunJournal(JournaledRun run, RunStore store, Lease lease) {
        this.run = run;
        this.store = store;
        this.lease = lease;
    }

    @Override
    public void markDirty(boolean urgent) {
        store.markDirty(run, urgent);
    }

    @Override
    public boolean isOwned() {
        return lease.isValid();
    }

    /** Flushes again if the process was paused so long that the lease has run out since the store wrote. */
    @Override
    public Uni<Void> flush() {
        return Uni.createFrom().deferred(() -> {
            Lease current = store.lease();
            return store.flush(run).chain(() -> {
                lease = current;
                return current.isValid() ? DONE : flush();
            });
        });
    }

    @Override
    public Uni<Void> confirmOwned() {
        return flush().onFailure(StoreUnavailable.class)
                .recoverWithUni(failure -> isOwned() ? DONE : Uni.createFrom().failure(failure));
    }
}
