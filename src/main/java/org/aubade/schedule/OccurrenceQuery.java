package org.aubade.schedule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of the ledger to list, newest first.
 *
 * @param schedule only those of the schedule; null for all
 * @param program only those of the program; null for all
 * @param decision only those that came to it; null for all
 * @param from only those planned at or after it; null for all
 * @param to only those planned before it; null for all
 * @param before only those that come after this one in the list; null for all
 * @param each how many of each schedule at most, its newest; {@link #MAX_LIMIT} for as many as there are
 * @param limit how many at most, 1 to {@link #MAX_LIMIT}
 */
public record OccurrenceQuery(
        @Nullable String schedule,
        @Nullable String program,
        @Nullable Decision decision,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Row before,
        int each,
        int limit) {
    /** How many rows one answer has at most. */
    public static final int MAX_LIMIT = 1_000;

    /** What names a row. */
    public record Row(Instant planned, String schedule) {}

    /** @throws IllegalArgumentException if a limit is out of its range, or from is after to */
    public OccurrenceQuery {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be 1 to " + MAX_LIMIT + "; found " + limit);
        }
        if (each < 1 || each > MAX_LIMIT) {
            throw new IllegalArgumentException("each must be 1 to " + MAX_LIMIT + "; found " + each);
        }
        if (from != null && to != null && from.isAfter(to)) {
            throw new IllegalArgumentException("from must not be after to; found " + from + " and " + to);
        }
    }

    /** Those of a schedule from one instant to another; null stands for all. */
    public OccurrenceQuery(@Nullable String schedule, @Nullable Instant from, @Nullable Instant to, int limit) {
        this(schedule, null, null, from, to, null, MAX_LIMIT, limit);
    }

    /** Whether {@code row} is one of them, the limits aside. */
    public boolean matches(Occurrence row) {
        return (schedule == null || schedule.equals(row.schedule()))
                && (program == null || program.equals(row.program()))
                && (decision == null || decision == row.decision())
                && (from == null || !row.planned().isBefore(from))
                && (to == null || row.planned().isBefore(to))
                && (before == null || isBefore(row, before));
    }

    private static boolean isBefore(Occurrence row, Row before) {
        int order = row.planned().compareTo(before.planned());
        return order < 0 || (order == 0 && row.schedule().compareTo(before.schedule()) < 0);
    }
}
