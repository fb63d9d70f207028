package org.aubade.schedule;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.aubade.schedule.calendar.Occurrence;
import org.jspecify.annotations.Nullable;

/**
 * How far the occurrences of a schedule are decided, and how its future was edited.
 *
 * @param decidedUntil every occurrence planned up to this instant is decided
 * @param next the first occurrence that is not decided; null if there is none any more
 * @param snoozedUntil when {@code next} is due instead of its own time, since somebody snoozed it; null if nobody did
 * @param pausedUntil occurrences planned before it do not run; null for no pause
 * @param skipped when the occurrences after {@code next} are planned that somebody has skipped
 * @param basis what {@code next} was computed from beside the schedule: the zone database and the home
 */
public record ScheduleState(
        Instant decidedUntil,
        @Nullable Occurrence next,
        @Nullable Instant snoozedUntil,
        @Nullable Instant pausedUntil,
        Set<Instant> skipped,
        String basis) {
    public ScheduleState {
        skipped = Set.copyOf(skipped);
    }

    /** When there is something to decide; null for never. */
    public @Nullable Instant due() {
        if (next == null) {
            return null;
        }
        return snoozedUntil == null ? next.at() : snoozedUntil;
    }

    /** When {@code occurrence} is due: as it is planned, or as it was snoozed if it is the next one. */
    public Instant dueOf(Occurrence occurrence) {
        return snoozedUntil != null && occurrence.equals(next) ? snoozedUntil : occurrence.at();
    }

    /** Whether an occurrence that is planned at {@code planned} falls into the pause. */
    public boolean isPausedAt(Instant planned) {
        return pausedUntil != null && planned.isBefore(pausedUntil);
    }

    /** This state with {@code next} due at {@code due}. */
    ScheduleState withSnooze(Instant due) {
        return new ScheduleState(decidedUntil, next, due, pausedUntil, skipped, basis);
    }

    /** This state with a pause that ends at {@code until}; null for no pause. */
    ScheduleState withPause(@Nullable Instant until) {
        return new ScheduleState(decidedUntil, next, snoozedUntil, until, skipped, basis);
    }

    /** This state with the occurrence skipped that is planned at {@code planned}, after the next one. */
    ScheduleState withSkipped(Instant planned) {
        Set<Instant> more = new HashSet<>(skipped);
        more.add(planned);
        return new ScheduleState(decidedUntil, next, snoozedUntil, pausedUntil, more, basis);
    }

    /** What is skipped after {@code instant}. */
    Set<Instant> skippedAfter(Instant instant) {
        return skipped.stream().filter(planned -> planned.isAfter(instant)).collect(Collectors.toUnmodifiableSet());
    }
}
