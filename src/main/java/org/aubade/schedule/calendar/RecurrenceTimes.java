package org.aubade.schedule.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;
import org.jspecify.annotations.Nullable;

/** The local times that a recurrence rule asks for, on the days of a calendar. */
final class RecurrenceTimes implements LocalTimes {
    private final RecurrenceRule rule;
    private final LocalDateTime until;
    private final LocalDate start;
    private final LocalTime at;
    private final LocalCalendar calendar;

    /**
     * @param start where the rule starts, and what INTERVAL and COUNT count from
     * @param at the time of the day
     * @param calendar its zone is also the one in which an UNTIL in UTC is understood
     */
    RecurrenceTimes(String rule, LocalDate start, LocalTime at, LocalCalendar calendar) {
        this.rule = RecurrenceText.parse(rule);
        this.until = takeUntil(this.rule, calendar.zone());
        this.start = start;
        this.at = at;
        this.calendar = calendar;
    }

    /** Removes UNTIL from {@code rule} and answers with it: the library takes no UNTIL with a time beside a start without one. */
    private static LocalDateTime takeUntil(RecurrenceRule rule, ZoneId zone) {
        DateTime until = rule.getUntil();
        if (until == null) {
            return LocalDateTime.MAX;
        }
        rule.setUntil(null);
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

    private static DateTime dateTime(LocalDate date) {
        return new DateTime(date.getYear(), date.getMonthValue() - 1, date.getDayOfMonth());
    }

    /** Iterates over the dates of the library, which throws when a rule finds no day for very long; then there are no more dates. */
    private final class Search extends Lookahead<LocalDateTime> {
        private @Nullable RecurrenceRuleIterator dates;
        private LocalDateTime last;

        Search(LocalDateTime from) {
            LocalDateTime first = from.toLocalDate().isBefore(start) ? start.atStartOfDay() : from;
            this.dates = dates(first.toLocalDate());
            this.last = first.truncatedTo(ChronoUnit.MINUTES).minusNanos(1);
        }

        private @Nullable RecurrenceRuleIterator dates(LocalDate first) {
            try {
                RecurrenceRuleIterator iterator = rule.iterator(dateTime(start));
                if (first.isAfter(start)) {
                    iterator.fastForward(dateTime(first));
                }
                return iterator;
            } catch (IllegalArgumentException | IllegalStateException _) {
                return null;
            }
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

        /** The next date. The library searches for the date after it already, and may throw since there is none. */
        private @Nullable LocalDate take() {
            RecurrenceRuleIterator iterator = dates;
            if (iterator == null || !iterator.hasNext()) {
                return null;
            }
            LocalDate date = date(iterator.peekDateTime());
            try {
                DateTime _ = iterator.nextDateTime();
            } catch (IllegalArgumentException | IllegalStateException _) {
                dates = null;
            }
            return date;
        }
    }
}
