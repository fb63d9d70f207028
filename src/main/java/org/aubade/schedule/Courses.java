package org.aubade.schedule;

import java.time.Instant;
import java.time.zone.ZoneRulesProvider;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Computes where schedules stand, from the home as it is configured and the zone database as it is installed. */
final class Courses {
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
        return kept.moved(
                after(kept.schedule(), kept.course().decided(), kept.course().pausedUntil()));
    }

    /** Everything up to {@code decided} is; what comes next is not put off. */
    Course after(Schedule schedule, Instant decided, @Nullable Instant pausedUntil) {
        return new Course(decided, next(schedule, decided), null, pausedUntil, basis);
    }

    /** Nothing comes where the occurrences cannot be told. */
    private @Nullable Planned next(Schedule schedule, Instant after) {
        Optional<Planned> next =
                planner.obstacle(schedule).isPresent() ? Optional.empty() : planner.next(schedule, after);
        return next.orElse(null);
    }
}
