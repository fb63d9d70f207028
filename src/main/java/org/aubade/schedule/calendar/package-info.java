/**
 * When something is due: cron expressions, recurrence rules and the sun, on clocks that change, in the zone and at the place of the
 * home. {@link org.aubade.schedule.calendar.Timetable} is what the rest of the product asks; {@code CronTimes} and
 * {@code RecurrenceTimes} find local times, {@code ZonedOccurrences} puts them on the clocks of a zone.
 *
 * <p>Everything here is a pure function of its arguments. Nothing here knows programs, runs, schedules that are stored, or what time it
 * is.
 */
@NullMarked
package org.aubade.schedule.calendar;

import org.jspecify.annotations.NullMarked;
