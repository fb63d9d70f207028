package org.aubade.store.alarms;

import java.time.Duration;
import org.aubade.store.database.SessionSettings;

/**
 * How db-scheduler is asked to work.
 *
 * @param lead how long before it is due an alarm is picked; longer than {@code polling} and what a slow database takes
 * @param polling how often alarms are looked for that can be picked
 * @param heartbeat how often a node says that it still holds what it has picked; after four that did not come another node takes it
 * @param limit how many alarms are picked at once, each of which waits on a virtual thread
 * @param repair how often alarms are looked for that were lost
 * @param retry how long after a failure the listener is called again; twice that after an alarm could not be written
 */
public record AlarmSettings(
        Duration lead, Duration polling, Duration heartbeat, int limit, Duration repair, Duration retry) {
    private static final Duration LEAD = Duration.ofSeconds(4);
    private static final Duration POLLING = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofSeconds(1);

    /**
     * For a database of one node: no other node looks at its heartbeats, each of which wears out a memory card, and what it picks
     * at once must not keep its only connection from others.
     */
    public static final AlarmSettings EXCLUSIVE =
            new AlarmSettings(LEAD, POLLING, Duration.ofMinutes(5), 32, Duration.ofMinutes(1), RETRY);

    public AlarmSettings {
        if (lead.compareTo(polling) <= 0) {
            throw new IllegalArgumentException(
                    "alarms must be picked earlier than they are looked for: found a lead of " + lead
                            + " and a polling every " + polling);
        }
    }

    /** For a database that several nodes use; an alarm outlasts the session of the node that holds it by half. */
    public static AlarmSettings shared(SessionSettings sessions) {
        Duration heartbeat = sessions.silence().multipliedBy(3).dividedBy(8);
        return new AlarmSettings(LEAD, POLLING, heartbeat, 1_000, Duration.ofSeconds(10), RETRY);
    }
}
