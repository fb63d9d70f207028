package org.aubade.schedule.calendar;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.stream.Collectors;

/** Says in words what a change of the clocks does to local times. */
final class ClockChangeText {
    private static final int SHOWN = 4;

    private ClockChangeText() {}

    /** Such as {@code 02:30 does not exist on 2027-03-28 in Europe/Amsterdam: the clocks go from 02:00 to 03:00}. */
    static String missing(List<LocalDateTime> times, ZoneOffsetTransition gap, ZoneId zone) {
        LocalDate date = times.getFirst().toLocalDate();
        String verb = times.size() == 1 ? " does" : " do";
        return list(times) + verb + " not exist on " + date + " in " + zone.getId() + ": the clocks go from "
                + relative(gap.getDateTimeBefore(), date) + " to " + relative(gap.getDateTimeAfter(), date);
    }

    /** Such as {@code runs at 03:00 instead}. */
    static String runsAfter(ZoneOffsetTransition gap) {
        return "runs at "
                + relative(gap.getDateTimeAfter(), gap.getDateTimeBefore().toLocalDate()) + " instead";
    }

    private static String list(List<LocalDateTime> times) {
        String shown = times.stream()
                .limit(times.size() > SHOWN ? SHOWN - 1 : SHOWN)
                .map(time -> time.toLocalTime().toString())
                .collect(Collectors.joining(", "));
        return times.size() > SHOWN ? shown + " and " + (times.size() - SHOWN + 1) + " more" : shown;
    }

    private static String relative(LocalDateTime time, LocalDate date) {
        return time.toLocalDate().equals(date)
                ? time.toLocalTime().toString()
                : time.toLocalTime() + " on " + time.toLocalDate();
    }
}
