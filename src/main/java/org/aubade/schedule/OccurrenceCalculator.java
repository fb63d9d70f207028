package org.aubade.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.aubade.schedule.calendar.HomePlace;
import org.aubade.schedule.calendar.LocalCalendar;
import org.aubade.schedule.calendar.Occurrence;
import org.aubade.schedule.calendar.Place;
import org.aubade.schedule.calendar.Timetable;

/** Computes when schedules are due; the same question always has the same answer. */
public final class OccurrenceCalculator {
    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");
    private static final int MAX_CACHED = 10_000;

    private final HomePlace home;

    /** Timetables by what they are made of, so that an expression is not parsed anew for every occurrence. */
    private final Map<Key, Timetable> timetables = new ConcurrentHashMap<>();

    private record Key(Trigger trigger, LocalCalendar calendar) {}

    public OccurrenceCalculator(HomePlace home) {
        this.home = home;
    }

    /** Why the occurrences of {@code schedule} cannot be computed, and what would help; empty if they can. */
    public Optional<String> obstacle(Schedule schedule) {
        return schedule.when() instanceof Trigger.Sun && home.place() == null
                ? Optional.of("schedule '" + schedule.name()
                        + "' follows the sun; a sun schedule needs aubade.home.latitude and aubade.home.longitude")
                : Optional.empty();
    }

    /** The first occurrence after {@code exclusive}, as with {@link #after}; empty if there is none any more. */
    public Optional<Occurrence> next(Schedule schedule, Instant exclusive) {
        Iterator<Occurrence> occurrences = occurrences(schedule, exclusive);
        return occurrences.hasNext() ? Optional.of(occurrences.next()) : Optional.empty();
    }

    /**
     * The occurrences after {@code exclusive}, from 1970 on, each later than the one before; most schedules never end.
     *
     * @throws IllegalStateException if there is an {@link #obstacle}
     */
    public Stream<Occurrence> after(Schedule schedule, Instant exclusive) {
        int traits = Spliterator.ORDERED | Spliterator.DISTINCT | Spliterator.NONNULL | Spliterator.IMMUTABLE;
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(occurrences(schedule, exclusive), traits), false);
    }

    private Iterator<Occurrence> occurrences(Schedule schedule, Instant exclusive) {
        Instant from = exclusive.isBefore(FIRST) ? FIRST.minusMillis(1) : exclusive;
        return from.isAfter(LAST)
                ? Collections.emptyIterator()
                : timetable(schedule).after(from);
    }

    private Timetable timetable(Schedule schedule) {
        ZoneId zone = schedule.zone() == null ? home.zone() : schedule.zone();
        if (timetables.size() >= MAX_CACHED) {
            timetables.clear();
        }
        Key key = new Key(schedule.when(), new LocalCalendar(zone, schedule.days(), schedule.dst()));
        return timetables.computeIfAbsent(key, _ -> make(schedule, key.calendar()));
    }

    private Timetable make(Schedule schedule, LocalCalendar calendar) {
        return switch (schedule.when()) {
            case Trigger.Cron cron -> Timetable.ofCron(cron.expression(), calendar);
            case Trigger.Recurrence rule -> Timetable.ofRule(rule.rule(), rule.start(), rule.at(), calendar);
            case Trigger.Sun sun -> Timetable.ofSun(sun.event(), sun.offset(), knownPlace(schedule), calendar);
        };
    }

    private Place knownPlace(Schedule schedule) {
        Place place = home.place();
        if (place == null) {
            throw new IllegalStateException(obstacle(schedule).orElseThrow());
        }
        return place;
    }
}
