package org.aubade.schedule.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.jspecify.annotations.Nullable;

/** The local times that a recurrence rule asks for, on the days of a calendar. */
final class RecurrenceTimes implements LocalTimes {
    private final RecurrenceDays days;
    private final LocalDate start;
    private final LocalDateTime until;
    private final LocalTime at;
    private final LocalCalendar calendar;

    /**
     * @param start where the rule starts, and what INTERVAL and COUNT count from
     * @param at the time of the day
     * @param calendar its zone is also the one in which an UNTIL in UTC is understood
     */
    RecurrenceTimes(String rule, LocalDate start, LocalTime at, LocalCalendar calendar) {
        RecurrenceRule read = RecurrenceText.parse(rule);
        this.until = until(read, calendar.zone());
        this.days = new RecurrenceDays(read, start);
        this.start = start;
        this.at = at;
        this.calendar = calendar;
    }

    private static LocalDateTime until(RecurrenceRule rule, ZoneId zone) {
        DateTime until = rule.getUntil();
        if (until == null) {
            return LocalDateTime.MAX;
        }
        if (until.isAllDay()) {
            return date(until).atTime(LocalTime.MAX);
        }
        return until.isFloating()
                ? date(until).atTime(until.getHours(), until.getMinutes(), until.getSeconds())
                : LocalDateTime.ofInstant(Instant.ofEpochMilli(until.getTimestamp()), zone);
    }

    private static LocalDate date(DateTime date) {
        return LocalDate.of(date.getYear(), date.getMonth() + 1, date.getDayOfMonth());
    }

    @Override
    public Lookahead<LocalDateTime> from(LocalDateTime first) {
        return new Search(first);
    }

    private final class Search extends Lookahead<LocalDateTime> {
        private final Lookahead<LocalDate> dates;
        private LocalDateTime last;

        Search(LocalDateTime from) {
            LocalDateTime first = from.toLocalDate().isBefore(start) ? start.atStartOfDay() : from;
            this.dates = days.from(first.toLocalDate());
            this.last = first.truncatedTo(ChronoUnit.MINUTES).minusNanos(1);
        }

        @Override
        @Nullable LocalDateTime find() {
            LocalDate end = last.toLocalDate().plusYears(YEARS_AHEAD);
            for (LocalDate date = take(); date != null && !date.isAfter(end); date = take()) {
                LocalDateTime time = date.atTime(at);
                if (time.isAfter(until)) {
                    return null;
                }
                if (time.isAfter(last) && calendar.includes(date)) {
                    last = time;
                    return time;
                }
            }
            return null;
        }

        private @Nullable LocalDate take() {
            return dates.hasNext() ? dates.next() : null;
        }
    }
}
