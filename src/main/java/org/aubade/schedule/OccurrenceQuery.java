package org.aubade.schedule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of the ledger to list, newest first.
 *
 * @param schedule only those of the schedule; null for all
 * @param from only those planned at or after it; null for all
 * @param to only those planned before it; null for all
 * @param limit how many at most, 1 to {@link #MAX_LIMIT}
 */
public record OccurrenceQuery(
        @Nullable String schedule,
        @Nullable Instant from,
        @Nullable Instant to,
        int limit) {
    /** How many rows one answer has at most. */
    public static final int MAX_LIMIT = 1_000;

    /** @throws IllegalArgumentException if the limit is out of its range, or from is after to */
    public OccurrenceQuery {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be 1 to " + MAX_LIMIT + "; found " + limit);
        }
        if (from != null && to != null && from.isAfter(to)) {
            throw new IllegalArgumentException("from must not be after to; found " + from + " and " + to);
        }
    }

    /** Whether {@code row} is one of them, the limit aside. */
    public boolean matches(Occurrence row) {
        return (schedule == null || schedule.equals(row.schedule()))
                && (from == null || !row.planned().isBefore(from))
                && (to == null || row.planned().isBefore(to));
    }
}
