package org.aubade.api.home;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.zone.ZoneOffsetTransition;
import org.aubade.schedule.calendar.HomeCalendar;
import org.jspecify.annotations.Nullable;

/**
 * A day of the home on the wire.
 *
 * @param sun when it rises and sets; null if nobody knows where the home is
 * @param clocksChange null on most days
 */
record DayView(
        LocalDate date,
        Instant starts,
        Instant ends,
        @JsonUnwrapped HomeCalendar.@Nullable Sun sun,
        @Nullable ClockChange clocksChange) {
    /** How the clocks change: local times {@code from} and {@code to}, without seconds where they are zero. */
    record ClockChange(Instant at, String from, String to) {
        private static ClockChange of(ZoneOffsetTransition change) {
            return new ClockChange(
                    change.getInstant(),
                    change.getDateTimeBefore().toString(),
                    change.getDateTimeAfter().toString());
        }
    }

    static DayView of(HomeCalendar.Day day) {
        ZoneOffsetTransition change = day.change();
        return new DayView(
                day.date(), day.starts(), day.ends(), day.sun(), change == null ? null : ClockChange.of(change));
    }
}
