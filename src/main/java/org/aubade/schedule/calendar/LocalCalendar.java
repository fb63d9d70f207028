package org.aubade.schedule.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;

/**
 * How local times are understood.
 *
 * @param zone in which they are meant
 * @param days the weekdays of the local dates on which anything may be due; empty for all
 * @param dst what becomes of them when the clocks change
 */
public record LocalCalendar(ZoneId zone, Set<DayOfWeek> days, Dst dst) {
    public LocalCalendar {
        days = Set.copyOf(days);
    }

    /** Whether anything may be due on {@code date}. */
    boolean includes(LocalDate date) {
        return days.isEmpty() || days.contains(date.getDayOfWeek());
    }
}
