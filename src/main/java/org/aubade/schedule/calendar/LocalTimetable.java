package org.aubade.schedule.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Iterator;

/** The timetable of local times on the clocks of a zone. */
record LocalTimetable(LocalTimes times, LocalCalendar calendar) implements Timetable {
    @Override
    public Iterator<Occurrence> after(Instant exclusive) {
        LocalDateTime start = localStart(exclusive, calendar.zone());
        return new ZonedOccurrences(times.from(start), calendar.zone(), calendar.dst())
                .without(occurrence -> !occurrence.at().isAfter(exclusive));
    }

    /** Early enough for all that comes after {@code exclusive}: within an hour that is repeated, where that hour begins. */
    private static LocalDateTime localStart(Instant exclusive, ZoneId zone) {
        LocalDateTime local = LocalDateTime.ofInstant(exclusive, zone);
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        return change == null ? local : change.getDateTimeAfter();
    }
}
