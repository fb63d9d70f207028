package org.aubade.store;

import java.time.Duration;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** One life of this process among those that use the database; for one thread. */
final class Session {
    /** How often a node with runs says that it is there. */
    static final Duration BEAT = Duration.ofSeconds(2);

    /** A node that has not said so for this long is gone. */
    static final Duration SILENCE = Duration.ofSeconds(8);

    private final String node;
    private final String now;
    private String id = UUID.randomUUID().toString();
    private boolean known;

    Session(String node, Engine engine) {
        this.node = node;
        this.now = engine.now();
    }

    String id() {
        return id;
    }

    /**
     * Says in the current transaction that this node is there, so that to its end nobody can think otherwise; false if
     * somebody has thought so already.
     */
    boolean touch(Handle handle) {
        if (known) {
            return handle.createUpdate("UPDATE nodes SET last_seen = " + now + " WHERE session = :session")
                            .bind("session", id)
                            .execute()
                    > 0;
        }
        handle.createUpdate("INSERT INTO nodes (session, name, last_seen) VALUES (:session, :name, " + now + ")"
                        + " ON CONFLICT (session) DO UPDATE SET last_seen = excluded.last_seen")
                .bind("session", id)
                .bind("name", node)
                .execute();
        return true;
    }

    /** What {@link #touch} wrote is durable. */
    void touched() {
        known = true;
    }

    /** Another life begins. */
    void renew() {
        id = UUID.randomUUID().toString();
        known = false;
    }

    /** Ends in the current transaction; whoever comes first may take over what is left of it. */
    void leave(Handle handle) {
        handle.createUpdate("UPDATE nodes SET ended = TRUE, last_seen = " + now + " WHERE session = :session")
                .bind("session", id)
                .execute();
        handle.createUpdate("DELETE FROM nodes WHERE session = :session AND NOT EXISTS"
                        + " (SELECT 1 FROM runs WHERE owner = :session AND finished IS NULL)")
                .bind("session", id)
                .execute();
    }
}
