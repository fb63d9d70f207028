package org.aubade.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.zone.ZoneRulesProvider;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Computes where schedules stand, from the home as it is configured and the zone database as it is installed. */
final class Courses {
    private static final Duration A_YEAR = Duration.ofDays(366);

    /** How many occurrences are written down when many were missed. */
    private static final int MOST_DUE = 1_000;

    private final SchedulePlanner planner;
    private final String basis;

    Courses(HomePlace home) {
        Place place = home.place();
        this.planner = new SchedulePlanner(home.zone(), place);
        String zones = ZoneRulesProvider.getVersions("Europe/Amsterdam").lastKey();
        this.basis = "tzdb " + zones + ", home " + home.zone()
                + (place == null ? "" : ", " + place.latitude() + " " + place.longitude());
    }

    SchedulePlanner planner() {
        return planner;
    }

    /** Whether {@code course} was computed from what holds now. */
    boolean isCurrent(Course course) {
        return course.basis().equals(basis);
    }

    /** The same schedule with its future computed anew. */
    KeptSchedule renewed(KeptSchedule kept) {
        return kept.moved(after(kept, kept.course().decided(), kept.course().pausedUntil()));
    }

    /** Of {@code kept} everything up to {@code decided} is; what comes next is not put off, and what is skipped stays so. */
    Course after(KeptSchedule kept, Instant decided, @Nullable Instant pausedUntil) {
        return after(kept.schedule(), decided, pausedUntil, kept.course().skippedAfter(decided));
    }

    /** A course that nobody has edited, but for a pause. */
    Course begun(Schedule schedule, Instant decided, @Nullable Instant pausedUntil) {
        return after(schedule, decided, pausedUntil, Set.of());
    }

    private Course after(Schedule schedule, Instant decided, @Nullable Instant pausedUntil, Set<Instant> skipped) {
        Planned next = following(schedule, skipped, decided).findFirst().orElse(null);
        return new Course(decided, next, null, pausedUntil, skipped, basis);
    }

    /** The occurrences of {@code kept} after {@code exclusive} that nobody has skipped. */
    Stream<Planned> following(KeptSchedule kept, Instant exclusive) {
        return following(kept.schedule(), kept.course().skipped(), exclusive);
    }

    /** What is due of {@code kept} at {@code now}, oldest first: the last {@link #MOST_DUE} of it, and how many came before. */
    Due due(KeptSchedule kept, Instant now) {
        Deque<Planned> newest = new ArrayDeque<>();
        int forgotten = 0;
        Instant due = kept.course().due();
        if (due != null && !due.isAfter(now)) {
            Planned first = Objects.requireNonNull(kept.course().next());
            newest.add(first);
            Iterator<Planned> later = following(kept, first.at())
                    .takeWhile(planned -> !planned.at().isAfter(now))
                    .iterator();
            while (later.hasNext()) {
                newest.add(later.next());
                if (newest.size() > MOST_DUE) {
                    newest.remove();
                    forgotten++;
                }
            }
        }
        return new Due(List.copyOf(newest), forgotten);
    }

    /** What is due of a schedule, and how many older ones are left out. */
    record Due(List<Planned> occurrences, int forgotten) {}

    /** The occurrence of {@code kept} that is planned at that instant, up to a year ahead and not skipped; null if there is none. */
    @Nullable Planned find(KeptSchedule kept, Instant planned) {
        Planned next = kept.course().next();
        if (next == null || !planned.isBefore(next.at().plus(A_YEAR))) {
            return null;
        }
        if (!planned.isAfter(next.at())) {
            return planned.equals(next.at()) ? next : null;
        }
        return following(kept, planned.minusNanos(1))
                .findFirst()
                .filter(found -> found.at().equals(planned))
                .orElse(null);
    }

    /** Nothing comes where the occurrences cannot be told. */
    private Stream<Planned> following(Schedule schedule, Set<Instant> skipped, Instant exclusive) {
        return planner.obstacle(schedule).isPresent()
                ? Stream.empty()
                : planner.after(schedule, exclusive).filter(planned -> !skipped.contains(planned.at()));
    }
}
