package org.aubade.store;

import java.time.Duration;
import org.aubade.time.VirtualTime;

/** What one process has of the store. */
record Node(Database database, SqlProgramCatalog programs, SqlRunStore runs, VirtualTime time)
        implements AutoCloseable {
    static Node start(Engine engine, String name, VirtualTime time) {
        Database database = new Database(engine, time.source());
        Node node = new Node(
                database,
                new SqlProgramCatalog(database, time.source()),
                new SqlRunStore(database, name, time.source()),
                time);
        database.open();
        return node;
    }

    /** Ends without a word, as a process does that is killed. */
    void crash() {
        database.close();
    }

    /** Long enough for a second look at what could not be written. */
    void patience() {
        time.advance(Duration.ofSeconds(6));
    }

    @Override
    public void close() {
        programs.close();
        runs.close();
        database.close();
    }
}
