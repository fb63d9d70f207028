package org.aubade.schedule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a schedule stands.
 *
 * @param decided every occurrence planned up to this instant has been decided
 * @param next the first that has not; null if there is none any more
 * @param putOffTo when {@code next} is due instead, since somebody put it off; null for its own time
 * @param pausedUntil occurrences planned before it do not run; null for no pause
 * @param basis what {@code next} was computed from beside the schedule: the zone database and the home
 */
public record Course(
        Instant decided,
        @Nullable Planned next,
        @Nullable Instant putOffTo,
        @Nullable Instant pausedUntil,
        String basis) {
    /** When there is something to decide; null if never. */
    public @Nullable Instant due() {
        if (next == null) {
            return null;
        }
        return putOffTo == null ? next.at() : putOffTo;
    }

    /** Whether the occurrence planned at {@code planned} falls into the pause. */
    boolean isPausedAt(Instant planned) {
        return pausedUntil != null && planned.isBefore(pausedUntil);
    }
}
