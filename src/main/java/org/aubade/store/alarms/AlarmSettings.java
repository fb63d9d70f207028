package org.aubade.store.alarms;

import java.time.Duration;

/**
 * How db-scheduler is asked to work.
 *
 * @param lead how long before it is due an alarm is picked; longer than {@code polling} and what a slow database takes
 * @param polling how often alarms are looked for that can be picked
 * @param heartbeat how often a node says that it still holds what it has picked; after four that did not come another node takes it
 * @param limit how many alarms are picked at once, each of which waits on a virtual thread
 * @param repair how often alarms are looked for that were lost
 */
record AlarmSettings(Duration lead, Duration polling, Duration heartbeat, int limit, Duration repair) {
    private static final Duration LEAD = Duration.ofSeconds(4);
    private static final Duration POLLING = Duration.ofSeconds(1);

    /** For a database that several nodes use. */
    static final AlarmSettings SHARED =
            new AlarmSettings(LEAD, POLLING, Duration.ofSeconds(3), 1_000, Duration.ofSeconds(10));

    /**
     * For a database of one node: no other node looks at its heartbeats, each of which wears out a memory card, and what it picks
     * at once must not keep its only connection from others.
     */
    static final AlarmSettings EXCLUSIVE =
            new AlarmSettings(LEAD, POLLING, Duration.ofMinutes(5), 32, Duration.ofMinutes(1));
}
