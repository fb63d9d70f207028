package org.aubade.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.zone.ZoneRulesProvider;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Computes where schedules stand, from the home as it is configured and the zone database as it is installed. */
final class Courses {
    private static final Duration A_YEAR = Duration.ofDays(366);

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
