package org.aubade.schedule.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** One occurrence for each local date of a calendar: an event of the sun, or that there is none on that date. */
record SunTimetable(SunEvent event, Duration offset, Place place, LocalCalendar calendar) implements Timetable {
    /** An event is on its date, and its occurrence at most half a day away, so that one date before the first is enough. */
    private static final int DAYS_BEFORE = 1;

    @Override
    public Iterator<Occurrence> after(Instant exclusive) {
        LocalDate first = LocalDate.ofInstant(exclusive, calendar.zone()).minusDays(DAYS_BEFORE);
        return new Search(first).without(occurrence -> !occurrence.at().isAfter(exclusive));
    }

    private final class Search extends Lookahead<Occurrence> {
        private LocalDate date;

        Search(LocalDate first) {
            this.date = first;
        }

        @Override
        @Nullable Occurrence find() {
            LocalDate day = date;
            while (!calendar.includes(day)
                    || !SunDay.length(day, calendar.zone()).isPositive()) {
                day = day.plusDays(1);
            }
            date = day.plusDays(1);
            return occurrence(day);
        }
    }

    private Occurrence occurrence(LocalDate day) {
        ZoneId zone = calendar.zone();
        SunDay found = SunDay.of(event, day, zone, place);
        Instant event = found.at();
        if (event == null) {
            LocalDateTime noon = day.atTime(LocalTime.NOON);
            return new Occurrence.Dropped(
                    noon.atZone(zone).toInstant(), noon, SunText.whyNone(this.event, day, place, found.times()));
        }
        Instant at = event.plus(offset);
        return new Occurrence.Due(at, LocalDateTime.ofInstant(at, zone));
    }
}
