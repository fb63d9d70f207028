package org.aubade.schedule;

import java.time.Duration;
import java.time.Instant;
import org.aubade.schedule.calendar.Occurrence;
import org.aubade.time.Durations;
import org.jspecify.annotations.Nullable;

/**
 * What will become of an occurrence, as its schedule stands now.
 *
 * @param schedule the schedule of the occurrence
 * @param due when it will be decided
 * @param decision what will become of it; RAN where it runs at its time
 * @param reason why it will not run at its time; null where it will
 * @param more whether later occurrences of the schedule on the same day are left out of the list that this is in
 */
public record OccurrenceForecast(
        Schedule schedule,
        Occurrence occurrence,
        Instant due,
        Decision decision,
        @Nullable String reason,
        boolean more) {
    /** The forecast of the next occurrence of {@code stored}; null if there is none. No occurrence is computed for it. */
    public static @Nullable OccurrenceForecast ofNext(StoredSchedule stored) {
        Occurrence next = stored.state().next();
        return next == null ? null : of(stored, next);
    }

    /** The forecast of {@code occurrence}, which is one of {@code stored}. */
    static OccurrenceForecast of(StoredSchedule stored, Occurrence occurrence) {
        ScheduleState state = stored.state();
        Instant due = state.dueOf(occurrence);
        if (occurrence instanceof Occurrence.Dropped dropped) {
            return of(stored, occurrence, Decision.SKIPPED, dropped.reason());
        }
        if (state.isPausedAt(occurrence.at())) {
            return of(stored, occurrence, Decision.SKIPPED, "the schedule is paused until " + state.pausedUntil());
        }
        if (state.snoozedUntil() != null && occurrence.equals(state.next())) {
            String by = Durations.describe(Duration.between(occurrence.at(), due));
            return of(stored, occurrence, Decision.SNOOZED, "put off by " + by);
        }
        return occurrence instanceof Occurrence.Shifted shifted
                ? of(stored, occurrence, Decision.SHIFTED, shifted.reason())
                : of(stored, occurrence, Decision.RAN, null);
    }

    private static OccurrenceForecast of(
            StoredSchedule stored, Occurrence occurrence, Decision decision, @Nullable String reason) {
        return new OccurrenceForecast(
                stored.schedule(), occurrence, stored.state().dueOf(occurrence), decision, reason, false);
    }

    /** This forecast as the last one of its day in a list that leaves out the later ones. */
    OccurrenceForecast andMore() {
        return new OccurrenceForecast(schedule, occurrence, due, decision, reason, true);
    }
}
