package org.aubade.run;

import org.jspecify.annotations.Nullable;

/**
 * Which runs to list.
 *
 * @param program only runs of it; null for all
 * @param state only runs in it; null for all
 * @param limit how many at most, 1 to {@link #MAX_LIMIT}
 * @param before only runs older than this one; null for the newest
 */
public record RunQuery(
        @Nullable String program,
        @Nullable RunState state,
        int limit,
        @Nullable RunId before) {
    /** How many runs one answer lists at most. */
    public static final int MAX_LIMIT = 1_000;

    /** @throws IllegalArgumentException if the limit is out of its range */
    public RunQuery {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be 1 to " + MAX_LIMIT + "; found " + limit);
        }
    }

    /** Whether {@code run} is one of them, the limit aside. */
    public boolean matches(Run run) {
        return (program == null || program.equals(run.program()))
                && (state == null || state == run.state())
                && (before == null || run.id().compareTo(before) < 0);
    }
}
