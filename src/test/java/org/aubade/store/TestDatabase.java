package org.aubade.store;

import org.aubade.time.VirtualTime;
import org.jdbi.v3.core.Jdbi;

/** A database that lasts longer than the nodes that use it. */
interface TestDatabase extends AutoCloseable {
    /** The way of one node to it. */
    Engine engine();

    /** A way past all nodes. */
    Jdbi raw();

    @Override
    void close();

    /** A node that has it open. */
    default Node node(String name) {
        return Node.start(engine(), name, new VirtualTime());
    }
}
