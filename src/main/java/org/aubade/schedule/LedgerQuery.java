package org.aubade.schedule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of the ledger to list, newest first.
 *
 * @param schedule only entries of the schedule of this name; null for all
 * @param program only entries of the program of this name; null for all
 * @param decision only entries with this decision; null for all
 * @param from only entries planned at or after this instant; null for all
 * @param to only entries planned before this instant; null for all
 * @param before only entries that come after this one in the list; null for all
 * @param each how many entries of each schedule at most, its newest; {@link #MAX_LIMIT} for as many as there are
 * @param limit how many entries at most, 1 to {@link #MAX_LIMIT}
 */
public record LedgerQuery(
        @Nullable String schedule,
        @Nullable String program,
        @Nullable Decision decision,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Row before,
        int each,
        int limit) {
    /** How many entries one answer has at most. */
    public static final int MAX_LIMIT = 1_000;

    /** What names an entry. */
    public record Row(Instant planned, String schedule) {}

    /** @throws IllegalArgumentException if a limit is out of its range, or from is after to */
    public LedgerQuery {
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

    /** The entries of a schedule from one instant to another; null stands for all. */
    public LedgerQuery(@Nullable String schedule, @Nullable Instant from, @Nullable Instant to, int limit) {
        this(schedule, null, null, from, to, null, MAX_LIMIT, limit);
    }

    /** Whether {@code entry} matches, apart from the limits. */
    public boolean matches(LedgerEntry entry) {
        return (schedule == null || schedule.equals(entry.schedule()))
                && (program == null || program.equals(entry.program()))
                && (decision == null || decision == entry.decision())
                && (from == null || !entry.planned().isBefore(from))
                && (to == null || entry.planned().isBefore(to))
                && (before == null || isBefore(entry, before));
    }

    private static boolean isBefore(LedgerEntry entry, Row before) {
        int order = entry.planned().compareTo(before.planned());
        return order < 0 || (order == 0 && entry.schedule().compareTo(before.schedule()) < 0);
    }
}
