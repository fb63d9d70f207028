package org.aubade.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aubade.schedule.calendar.HomePlace;
import org.aubade.schedule.calendar.Occurrence;
import org.aubade.schedule.calendar.Place;
import org.jspecify.annotations.Nullable;

/**
 * Computes which occurrences of stored schedules come next. The answers follow from the home as it is configured and from the zone
 * database as it is installed, so a {@link ScheduleState} that was computed from others is computed anew.
 */
public final class NextOccurrences {
    private static final Duration A_YEAR = Duration.ofDays(366);

    /** How many occurrences are written down when many were missed. */
    private static final int MAX_DUE = 1_000;

    private final OccurrenceCalculator calculator;
    private final ZoneId homeZone;
    private final String basis;

    public NextOccurrences(HomePlace home) {
        this.calculator = new OccurrenceCalculator(home);
        this.homeZone = home.zone();
        Place place = home.place();
        String zones = ZoneRulesProvider.getVersions("Europe/Amsterdam").lastKey();
        this.basis = "tzdb " + zones + ", home " + home.zone()
                + (place == null ? "" : ", " + place.latitude() + " " + place.longitude());
    }

    /** What is due of a schedule, oldest first, and how many older occurrences are left out of that list. */
    public record Due(List<Occurrence> occurrences, int omitted) {}

    /** The zone in which the days of the home begin and end. */
    ZoneId homeZone() {
        return homeZone;
    }

    /** Why the occurrences of {@code schedule} cannot be computed, and what would help; empty if they can. */
    Optional<String> obstacle(Schedule schedule) {
        return calculator.obstacle(schedule);
    }

    /** Whether {@code state} was computed from the home and the zone database as they are now. */
    public boolean isCurrent(ScheduleState state) {
        return state.basis().equals(basis);
    }

    /** The next version of {@code stored}, with its future computed anew. */
    public StoredSchedule renewed(StoredSchedule stored) {
        return stored.withState(
                after(stored, stored.state().decidedUntil(), stored.state().pausedUntil()));
    }

    /** The state of {@code stored} once everything up to {@code decided} is decided; what was skipped after that stays skipped. */
    public ScheduleState after(StoredSchedule stored, Instant decided, @Nullable Instant pausedUntil) {
        return after(stored.schedule(), decided, pausedUntil, stored.state().skippedAfter(decided));
    }

    /** The state of {@code stored} with all decisions after {@code now} discarded, except that {@code skipped} stay skipped. */
    ScheduleState anew(StoredSchedule stored, Instant now, Set<Instant> skipped) {
        Set<Instant> ahead =
                skipped.stream().filter(planned -> planned.isAfter(now)).collect(Collectors.toUnmodifiableSet());
        return after(stored.schedule(), now, stored.state().pausedUntil(), ahead);
    }

    /** The state of {@code schedule} from {@code decided} on, in which no occurrence is skipped or snoozed. */
    ScheduleState first(Schedule schedule, Instant decided, @Nullable Instant pausedUntil) {
        return after(schedule, decided, pausedUntil, Set.of());
    }

    private ScheduleState after(
            Schedule schedule, Instant decided, @Nullable Instant pausedUntil, Set<Instant> skipped) {
        Occurrence next = following(schedule, skipped, decided).findFirst().orElse(null);
        return new ScheduleState(decided, next, null, pausedUntil, skipped, basis);
    }

    /** What is due of {@code stored} at {@code now}: the last {@link #MAX_DUE} occurrences of that. */
    public Due due(StoredSchedule stored, Instant now) {
        Deque<Occurrence> newest = new ArrayDeque<>();
        int omitted = 0;
        Instant due = stored.state().due();
        if (due != null && !due.isAfter(now)) {
            Occurrence first = Objects.requireNonNull(stored.state().next());
            newest.add(first);
            Iterator<Occurrence> later = following(stored, first.at())
                    .takeWhile(occurrence -> !occurrence.at().isAfter(now))
                    .iterator();
            while (later.hasNext()) {
                newest.add(later.next());
                if (newest.size() > MAX_DUE) {
                    newest.remove();
                    omitted++;
                }
            }
        }
        return new Due(List.copyOf(newest), omitted);
    }

    /** The occurrences of {@code stored} after {@code exclusive} that nobody has skipped. */
    Stream<Occurrence> following(StoredSchedule stored, Instant exclusive) {
        return following(stored.schedule(), stored.state().skipped(), exclusive);
    }

    /** The occurrence of {@code stored} that is planned at {@code planned}, up to a year ahead and not skipped; null if there is none. */
    @Nullable Occurrence find(StoredSchedule stored, Instant planned) {
        Occurrence next = stored.state().next();
        if (next == null || !planned.isBefore(next.at().plus(A_YEAR))) {
            return null;
        }
        if (!planned.isAfter(next.at())) {
            return planned.equals(next.at()) ? next : null;
        }
        return following(stored, planned.minusNanos(1))
                .findFirst()
                .filter(found -> found.at().equals(planned))
                .orElse(null);
    }

    /** Empty where the occurrences cannot be computed. */
    private Stream<Occurrence> following(Schedule schedule, Set<Instant> skipped, Instant exclusive) {
        return calculator.obstacle(schedule).isPresent()
                ? Stream.empty()
                : calculator.after(schedule, exclusive).filter(occurrence -> !skipped.contains(occurrence.at()));
    }
}
