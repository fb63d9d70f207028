package org.aubade.store.database;

import java.time.Instant;
import org.aubade.time.TimeSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** How the database is, told to the log once when it changes. */
public final class DatabaseHealth {
    private static final Logger LOG = Logger.getLogger("aubade.store");

    private final Engine engine;
    private final TimeSource time;
    private String schema = "none";
    private @Nullable DatabaseFailure current;
    private Instant since;

    DatabaseHealth(Engine engine, TimeSource time) {
        this.engine = engine;
        this.time = time;
        this.current = new DatabaseFailure(engine.place() + " has not been opened yet", DatabaseFailure.Remedy.REOPEN);
        this.since = time.now();
    }

    synchronized void opened(String schemaVersion) {
        schema = schemaVersion;
        current = null;
        LOG.infof("%s is open: %s, schema version %s.", engine.kind(), engine.place(), schema);
    }

    synchronized void failed(DatabaseFailure next, Throwable failure) {
        DatabaseFailure before = current;
        if (before == null || !before.equals(next)) {
            LOG.errorf("The store does not work: %s.", next.cause());
        }
        LOG.debug("What the store met.", failure);
        since = before == null ? time.now() : since;
        current = next;
    }

    synchronized void worked() {
        if (current != null) {
            current = null;
            LOG.infof("The store works again: %s.", engine.place());
        }
    }

    synchronized String cause() {
        return current == null ? engine.place() + " is being opened" : current.cause();
    }

    synchronized DatabaseState state() {
        return current == null
                ? new DatabaseState.Working(engine.kind(), engine.place(), schema)
                : new DatabaseState.Failing(engine.kind(), engine.place(), current.cause(), since);
    }
}
