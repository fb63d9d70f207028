package org.aubade.schedule;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a schedule stands.
 *
 * @param decided every occurrence planned up to this instant has been decided
 * @param next the first that has not; null if there is none any more
 * @param putOffTo when {@code next} is due instead, since somebody put it off; null for its own time
 * @param pausedUntil occurrences planned before it do not run; null for no pause
 * @param skipped when those after {@code next} are planned that somebody has skipped already
 * @param basis what {@code next} was computed from beside the schedule: the zone database and the home
 */
public record Course(
        Instant decided,
        @Nullable Planned next,
        @Nullable Instant putOffTo,
        @Nullable Instant pausedUntil,
        Set<Instant> skipped,
        String basis) {
    public Course {
        skipped = Set.copyOf(skipped);
    }

    /** One of which nothing is skipped. */
    public Course(
            Instant decided,
            @Nullable Planned next,
            @Nullable Instant putOffTo,
            @Nullable Instant pausedUntil,
            String basis) {
        this(decided, next, putOffTo, pausedUntil, Set.of(), basis);
    }

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

    /** The same with {@code next} due at {@code due}. */
    Course putOff(Instant due) {
        return new Course(decided, next, due, pausedUntil, skipped, basis);
    }

    /** The same with a pause; null for none. */
    Course paused(@Nullable Instant until) {
        return new Course(decided, next, putOffTo, until, skipped, basis);
    }

    /** The same without the later occurrence that is planned at {@code planned}. */
    Course skipping(Instant planned) {
        Set<Instant> more = new HashSet<>(skipped);
        more.add(planned);
        return new Course(decided, next, putOffTo, pausedUntil, more, basis);
    }

    /** What is skipped after {@code instant}. */
    Set<Instant> skippedAfter(Instant instant) {
        return skipped.stream().filter(planned -> planned.isAfter(instant)).collect(Collectors.toUnmodifiableSet());
    }
}
