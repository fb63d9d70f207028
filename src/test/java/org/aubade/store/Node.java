package org.aubade.store;

import java.time.Duration;
import org.aubade.store.database.Database;
import org.aubade.store.database.Engine;
import org.aubade.store.database.SessionSettings;
import org.aubade.time.VirtualTime;

/** The parts of the store in one process. */
public record Node(Database database, SqlProgramCatalog programs, SqlRunStore runs, VirtualTime time)
        implements AutoCloseable {
    public static Node start(Engine engine, String name, VirtualTime time) {
        Database database = new Database(engine, time.source());
        Node node = new Node(
                database,
                new SqlProgramCatalog(database, time.source()),
                new SqlRunStore(database, name, SessionSettings.DEFAULT, time.source()),
                time);
        database.open();
        return node;
    }

    /** Ends without ending its session, as a process that is killed. */
    public void crash() {
        database.close();
    }

    /** Lets so much time pass that what could not be written is tried again. */
    public void patience() {
        time.advance(Duration.ofSeconds(6));
    }

    @Override
    public void close() {
        programs.close();
        runs.close();
        database.close();
    }
}
