package org.aubade.store.database;

import java.time.Duration;

/**
 * How long the nodes that share a database wait for one another.
 *
 * @param heartbeat how often a node that has runs touches its session, even if it has nothing else to write
 * @param silence how long a session is not touched before its node counts as gone; some heartbeats, since one may come late
 */
public record SessionSettings(Duration heartbeat, Duration silence) {
    private static final int HEARTBEATS = 4;
    private static final int LEAST_HEARTBEATS = 3;
    private static final Duration SHORTEST_TIMEOUT = Duration.ofSeconds(2);

    /** What an operator gets who says nothing else. */
    public static final SessionSettings DEFAULT = of(Duration.ofSeconds(8));

    public SessionSettings {
        if (heartbeat.toMillis() < 1 || silence.compareTo(heartbeat.multipliedBy(LEAST_HEARTBEATS)) < 0) {
            throw new IllegalArgumentException("the silence after which a node counts as gone must be "
                    + LEAST_HEARTBEATS
                    + " heartbeats or more, and a heartbeat 1 ms or more; found a silence of " + silence.toMillis()
                    + " ms and a heartbeat of " + heartbeat.toMillis() + " ms");
        }
    }

    /**
     * How long after it has touched its session a node acts without asking whether it has lost its runs: a heartbeat less than
     * the silence, so that what it sends at the end arrives before another node goes on.
     */
    public Duration lease() {
        return silence.minus(heartbeat);
    }

    /** Those of nodes that count as gone after {@code timeout}. */
    public static SessionSettings of(Duration timeout) {
        if (timeout.compareTo(SHORTEST_TIMEOUT) < 0) {
            throw new IllegalArgumentException("aubade.postgresql.node-timeout must be " + SHORTEST_TIMEOUT.toSeconds()
                    + "s or more, since a node that is only busy must not count as gone; found " + timeout);
        }
        return new SessionSettings(timeout.dividedBy(HEARTBEATS), timeout);
    }
}
