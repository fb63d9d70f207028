package org.aubade.schedule.dispatch;

import java.time.Instant;
import java.util.List;
import org.aubade.schedule.NextOccurrences;
import org.aubade.schedule.StoredSchedule;
import org.aubade.schedule.calendar.Occurrence;
import org.jspecify.annotations.Nullable;

/**
 * What is due of a schedule.
 *
 * @param all the occurrences that are due, oldest first, at least one
 * @param omitted how many older occurrences are left out of {@code all}
 * @param chosen the last one that may still run; null if none may
 */
record DueOccurrences(
        StoredSchedule stored,
        List<Occurrence> all,
        int omitted,
        @Nullable Occurrence chosen) {
    static DueOccurrences of(StoredSchedule stored, NextOccurrences.Due due, Instant now) {
        Occurrence chosen = due.occurrences().reversed().stream()
                .filter(occurrence -> mayRun(stored, occurrence, now))
                .findFirst()
                .orElse(null);
        return new DueOccurrences(stored, due.occurrences(), due.omitted(), chosen);
    }

    private static boolean mayRun(StoredSchedule stored, Occurrence occurrence, Instant now) {
        return !(occurrence instanceof Occurrence.Dropped)
                && !stored.state().isPausedAt(occurrence.at())
                && !Lateness.isTooLate(stored, occurrence, now);
    }

    Occurrence first() {
        return all.getFirst();
    }

    Occurrence last() {
        return all.getLast();
    }
}
