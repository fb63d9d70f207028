package org.aubade.schedule.dispatch;

import java.time.Duration;
import java.time.Instant;
import org.aubade.schedule.StoredSchedule;
import org.aubade.schedule.calendar.Occurrence;

/** How late occurrences are, and how late they may be. */
final class Lateness {
    /** An occurrence that is decided so soon after it was due is on time. */
    static final Duration ON_TIME = Duration.ofSeconds(10);

    private Lateness() {}

    /** How long {@code occurrence} has been due at {@code now}. */
    static Duration of(StoredSchedule stored, Occurrence occurrence, Instant now) {
        return Duration.between(stored.state().dueOf(occurrence), now);
    }

    /** Whether {@code occurrence} is so late at {@code now} that the schedule does not let it run any more. */
    static boolean isTooLate(StoredSchedule stored, Occurrence occurrence, Instant now) {
        Duration within = stored.schedule().missed().within();
        Duration limit = within.compareTo(ON_TIME) > 0 ? within : ON_TIME;
        return of(stored, occurrence, now).compareTo(limit) > 0;
    }
}
