package org.aubade.store.journal;

import java.util.Collection;
import java.util.UUID;
import org.aubade.run.RunId;
import org.aubade.store.database.Database;
import org.aubade.store.rows.RunRows;
import org.jdbi.v3.core.Handle;

/**
 * Takes back runs whose beginning seemed to have failed, but may be durable. Whoever wanted such a run was told that it did
 * not begin.
 */
record Withdrawals(Database database, Session session) {
    /**
     * Deletes the runs that are there. A run of an occurrence is not deleted where there are other nodes: one of them may have
     * seen it and left the occurrence to it. It is given to a session that has ended, and whichever node comes first takes it
     * over from there.
     */
    void write(Handle handle, Collection<RunId> runs) {
        if (!database.engine().isExclusive()) {
            String orphan = UUID.randomUUID().toString();
            if (RunRows.leave(handle, runs, session.id(), orphan)) {
                session.insertEnded(handle, orphan);
            }
        }
        RunRows.delete(handle, runs, session.id());
    }
}
