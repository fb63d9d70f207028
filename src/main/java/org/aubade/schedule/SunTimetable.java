package org.aubade.schedule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One occurrence for each local date on certain weekdays: the event of the sun, or that there was none. */
final class SunTimetable extends Lookahead<Planned> {
    /** An event is on its date, and at most half a day away from its occurrence. */
    private static final int DAYS_BEFORE = 1;

    private final Trigger.Sun sun;
    private final Place place;
    private final ZoneId zone;
    private final Set<DayOfWeek> days;
    private LocalDate date;

    /** Begins early enough for everything after {@code exclusive}. */
    SunTimetable(Trigger.Sun sun, Place place, ZoneId zone, Set<DayOfWeek> days, Instant exclusive) {
        this.sun = sun;
        this.place = place;
        this.zone = zone;
        this.days = days;
        this.date = LocalDate.ofInstant(exclusive, zone).minusDays(DAYS_BEFORE);
    }

    @Override
    @Nullable Planned find() {
        LocalDate day = date;
        while (!isWanted(day)) {
            day = day.plusDays(1);
        }
        date = day.plusDays(1);
        return planned(day);
    }

    private boolean isWanted(LocalDate day) {
        return (days.isEmpty() || days.contains(day.getDayOfWeek()))
                && SunDay.length(day, zone).isPositive();
    }

    private Planned planned(LocalDate day) {
        SunDay found = SunDay.of(sun.event(), day, zone, place);
        Instant event = found.at();
        if (event == null) {
            LocalDateTime noon = day.atTime(LocalTime.NOON);
            return new Planned.Dropped(
                    noon.atZone(zone).toInstant(), noon, SunWords.none(sun.event(), day, place, found.times()));
        }
        Instant at = event.plus(sun.offset());
        return new Planned.Due(at, LocalDateTime.ofInstant(at, zone));
    }
}
