package org.aubade.store;

import org.aubade.store.database.Engine;
import org.aubade.time.VirtualTime;
import org.jdbi.v3.core.Jdbi;

/** A database that lasts longer than the nodes that use it. */
public interface TestDatabase extends AutoCloseable {
    /** Connects one node to it. */
    Engine engine();

    /** A connection that belongs to no node. */
    Jdbi raw();

    @Override
    void close();

    /** A node that has it open. */
    default Node node(String name) {
        return Node.start(engine(), name, new VirtualTime());
    }
}
