package org.aubade.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Iterator;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Tells the future of schedules; the same question always has the same answer, and asking changes nothing. */
public final class SchedulePlanner {
    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

    private final ZoneId homeZone;
    private final @Nullable Place place;
    private final Timetables timetables = new Timetables();

    /**
     * @param homeZone where schedules without a zone are meant
     * @param place of the home; null if it is not known, and then nothing follows the sun
     */
    public SchedulePlanner(ZoneId homeZone, @Nullable Place place) {
        this.homeZone = homeZone;
        this.place = place;
    }

    /** Why the occurrences of {@code schedule} cannot be told, and what would help; empty if they can. */
    public Optional<String> obstacle(Schedule schedule) {
        return schedule.when() instanceof Trigger.Sun && place == null
                ? Optional.of("schedule '" + schedule.name()
                        + "' follows the sun; a sun schedule needs aubade.home.latitude and aubade.home.longitude")
                : Optional.empty();
    }

    /** The first occurrence after {@code exclusive}, as with {@link #after}; empty if there is none any more. */
    public Optional<Planned> next(Schedule schedule, Instant exclusive) {
        Iterator<Planned> occurrences = occurrences(schedule, exclusive);
        return occurrences.hasNext() ? Optional.of(occurrences.next()) : Optional.empty();
    }

    /**
     * The occurrences after {@code exclusive}, from 1970 on, each later than the one before; most schedules never end.
     *
     * @throws IllegalStateException if there is an {@link #obstacle}
     */
    public Stream<Planned> after(Schedule schedule, Instant exclusive) {
        int traits = Spliterator.ORDERED | Spliterator.DISTINCT | Spliterator.NONNULL | Spliterator.IMMUTABLE;
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(occurrences(schedule, exclusive), traits), false);
    }

    private Iterator<Planned> occurrences(Schedule schedule, Instant exclusive) {
        Instant from = exclusive.isBefore(FIRST) ? FIRST.minusMillis(1) : exclusive;
        return from.isAfter(LAST)
                ? Lookahead.none()
                : around(schedule, from).without(planned -> !planned.at().isAfter(from));
    }

    /** Those after {@code exclusive}, and some before it. */
    private Lookahead<Planned> around(Schedule schedule, Instant exclusive) {
        ZoneId zone = schedule.zone() == null ? homeZone : schedule.zone();
        return switch (schedule.when()) {
            case Trigger.Sun sun -> new SunTimetable(sun, knownPlace(schedule), zone, schedule.days(), exclusive);
            case Trigger.Cron _, Trigger.Recurrence _ ->
                new ClockTimes(timetables.of(schedule, zone).from(localStart(exclusive, zone)), zone, schedule.dst());
        };
    }

    private Place knownPlace(Schedule schedule) {
        if (place == null) {
            throw new IllegalStateException(obstacle(schedule).orElseThrow());
        }
        return place;
    }

    /** While an hour is repeated, all its times may still come a second time. */
    private static LocalDateTime localStart(Instant exclusive, ZoneId zone) {
        LocalDateTime local = LocalDateTime.ofInstant(exclusive, zone);
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        return change == null ? local : change.getDateTimeAfter();
    }
}
