package org.aubade.store.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.aubade.run.journal.Lease;
import org.aubade.store.database.Engine;
import org.aubade.store.database.SessionSettings;
import org.aubade.time.TimeSource;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The row of this process in the table {@code nodes}. The process updates it with every commit, and its {@link Lease} is valid only as
 * long as it does. Other nodes end the session of a process that has not updated it for as long as the settings say. Only the thread of the
 * journal uses it, but for {@link #lease} and {@link #beat}.
 */
public final class Session {
    /** Where there can be no other node, seldom: memory cards wear out. */
    private static final Duration LONE_IDLE_HEARTBEAT = Duration.ofSeconds(30);

    /**
     * How often it is touched where there can be no other node: often enough to tell after a crash about when that was, and not
     * with every commit, which costs a page of the database each time.
     */
    private static final Duration LONE_TOUCH = Duration.ofMillis(500);

    private final String node;
    private final String now;
    private final SessionSettings settings;
    private final TimeSource time;
    private final boolean alone;
    private String id = UUID.randomUUID().toString();
    private volatile SessionLease lease;

    /** Whether its row is in the database. */
    private boolean known;

    /** When it was last touched durably. */
    private @Nullable Instant latest;

    /** Whether the current transaction touches it. */
    private boolean touching;

    /** Since when it has been touched without a gap. */
    private Instant unbrokenSince = Instant.MAX;

    /** @param node the name of this node, for people */
    Session(String node, Engine engine, SessionSettings settings, TimeSource time) {
        this.node = node;
        this.settings = settings;
        this.time = time;
        this.now = engine.now();
        this.alone = engine.isExclusive();
        this.lease = new SessionLease(settings.lease(), time);
    }

    String id() {
        return id;
    }

    /** Until when no other node can have ended it. */
    Lease lease() {
        return alone ? Lease.UNLIMITED : lease;
    }

    /** Called with every heartbeat of the process, whether or not the database can be reached. */
    void beat() {
        lease.beat();
    }

    /** The database could not be reached, by other nodes either as far as this one can tell. */
    void unreachable() {
        lease.unreachable();
    }

    /** How long it is not touched before its node counts as gone. */
    Duration silence() {
        return settings.silence();
    }

    /**
     * The time between two touches while the node has no runs. Where other nodes look, it is half a heartbeat, so that a heartbeat
     * that comes a little early is not left out.
     */
    Duration idleHeartbeat() {
        return alone ? LONE_IDLE_HEARTBEAT : settings.heartbeat().dividedBy(2);
    }

    /**
     * Touches it in the current transaction, which keeps other nodes from ending it before the transaction ends; false if one
     * has ended it already.
     */
    boolean touch(Handle handle) {
        touching = !alone || !known || isDue(time.now());
        if (!touching) {
            return true;
        }
        if (!alone) {
            lease.touching();
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

    /** The transaction of the last {@link #touch} is durable. */
    void touched() {
        if (!touching) {
            return;
        }
        Instant current = time.now();
        if (isGap(current)) {
            unbrokenSince = current;
        }
        latest = current;
        known = true;
        if (!alone) {
            lease.touched();
        }
    }

    /**
     * Whether this node has been at work long enough to tell which other nodes are gone. After an outage of the database, in
     * which no node could touch its session, all of them get the time to do so again.
     */
    boolean hasListened() {
        Instant current = time.now();
        return !isGap(current) && !current.isBefore(unbrokenSince.plus(silence()));
    }

    /** Begins a new session, after other nodes have ended this one. */
    void renew() {
        id = UUID.randomUUID().toString();
        known = false;
        latest = null;
        lease.end();
        lease = new SessionLease(settings.lease(), time);
    }

    /** Ends it in the current transaction, so that other nodes take over at once what is unfinished. */
    void end(Handle handle) {
        lease.end();
        handle.createUpdate("UPDATE nodes SET ended = TRUE, last_seen = " + now + " WHERE session = :session")
                .bind("session", id)
                .execute();
        handle.createUpdate("DELETE FROM nodes WHERE session = :session AND NOT EXISTS"
                        + " (SELECT 1 FROM runs WHERE owner = :session AND finished IS NULL)")
                .bind("session", id)
                .execute();
    }

    /** Adds, in the current transaction, another session that has ended already; what belongs to it is taken over. */
    void insertEnded(Handle handle, String session) {
        handle.createUpdate("INSERT INTO nodes (session, name, last_seen, ended) VALUES (:session, :name, " + now
                        + ", TRUE)")
                .bind("session", session)
                .bind("name", node)
                .execute();
    }

    private boolean isDue(Instant current) {
        return latest == null || current.isBefore(latest) || !current.isBefore(latest.plus(LONE_TOUCH));
    }

    /** After a longer time without a touch this node cannot have seen the touches of others either. */
    private boolean isGap(Instant current) {
        Duration gap = settings.heartbeat().multipliedBy(2);
        return latest == null || current.isBefore(latest) || current.isAfter(latest.plus(gap));
    }
}
