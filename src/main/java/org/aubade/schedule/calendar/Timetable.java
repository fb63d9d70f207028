package org.aubade.schedule.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Iterator;

/** Computes when something is due. Immutable: the same question always has the same answer, from any thread. */
public interface Timetable {
    /** The occurrences after {@code exclusive}, each later than the one before; most timetables never end. */
    Iterator<Occurrence> after(Instant exclusive);

    /**
     * The minutes that match {@code expression}, on days of {@code calendar}.
     *
     * @throws IllegalArgumentException naming the field of the expression that is wrong
     */
    static Timetable ofCron(String expression, LocalCalendar calendar) {
        return new LocalTimetable(new CronTimes(CronText.parse(expression), calendar.days()), calendar);
    }

    /**
     * The days of the recurrence rule {@code rule}, which counts from {@code start}, at the time {@code at}, on days of
     * {@code calendar}.
     *
     * @throws IllegalArgumentException naming the part of the rule that is wrong
     */
    static Timetable ofRule(String rule, LocalDate start, LocalTime at, LocalCalendar calendar) {
        return new LocalTimetable(new RecurrenceTimes(rule, start, at, calendar), calendar);
    }

    /** The time {@code offset} after {@code event} at {@code place}, once for each date of {@code calendar}. */
    static Timetable ofSun(SunEvent event, Duration offset, Place place, LocalCalendar calendar) {
        return new SunTimetable(event, offset, place, calendar);
    }
}
