package org.aubade.store;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.aubade.time.TimeSource;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** One life of this process among those that use the database; for one thread. */
final class Session {
    /** How often a node with runs says that it is there. */
    static final Duration BEAT = Duration.ofSeconds(2);

    /** A node that has not said so for this long is gone. */
    static final Duration SILENCE = Duration.ofSeconds(8);

    /** How often it is said where nobody else looks, so that it is known for about how long a process was gone. */
    private static final Duration ALONE = Duration.ofMillis(500);

    /** Whoever has not said so for this long may have missed what others said. */
    private static final Duration GAP = BEAT.multipliedBy(2);

    private final String node;
    private final String now;
    private final TimeSource time;
    private final boolean alone;
    private String id = UUID.randomUUID().toString();
    private boolean known;

    /** When it last said that it is there. */
    private @Nullable Instant latest;

    /** Whether it says so in the current transaction. */
    private boolean saying;

    /** Since when it has said so without a gap. */
    private Instant unbrokenSince = Instant.MAX;

    Session(String node, Engine engine, TimeSource time) {
        this.node = node;
        this.time = time;
        this.now = engine.now();
        this.alone = engine.isExclusive();
    }

    String id() {
        return id;
    }

    /**
     * Says in the current transaction that this node is there, so that to its end nobody can think otherwise; false if
     * somebody has thought so already. Where nobody could, it is not said every time.
     */
    boolean touch(Handle handle) {
        saying = !alone || !known || isDue(time.now());
        if (!saying) {
            return true;
        }
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

    private boolean isDue(Instant current) {
        return latest == null || current.isBefore(latest) || !current.isBefore(latest.plus(ALONE));
    }

    /** What {@link #touch} wrote is durable. */
    void touched() {
        if (!saying) {
            return;
        }
        Instant current = time.now();
        if (isGap(current)) {
            unbrokenSince = current;
        }
        latest = current;
        known = true;
    }

    /**
     * Whether this node has been there for so long that another would have been heard of. After an outage of the database,
     * of which all nodes are silent, none of them is gone.
     */
    boolean hasListened() {
        Instant current = time.now();
        return !isGap(current) && !current.isBefore(unbrokenSince.plus(SILENCE));
    }

    /** Another life begins. */
    void renew() {
        id = UUID.randomUUID().toString();
        known = false;
        latest = null;
    }

    private boolean isGap(Instant current) {
        return latest == null || current.isBefore(latest) || current.isAfter(latest.plus(GAP));
    }

    /** Begins and ends a session in the current transaction, so that whoever comes first takes over what is its. */
    void orphan(Handle handle, String orphan) {
        handle.createUpdate("INSERT INTO nodes (session, name, last_seen, ended) VALUES (:session, :name, " + now
                        + ", TRUE)")
                .bind("session", orphan)
                .bind("name", node)
                .execute();
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
