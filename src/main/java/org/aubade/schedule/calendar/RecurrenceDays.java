package org.aubade.schedule.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.WeekFields;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dmfs.rfc5545.Weekday;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;
import org.dmfs.rfc5545.recur.RecurrenceRule.WeekdayNum;
import org.jspecify.annotations.Nullable;

/**
 * The days that a recurrence rule of RFC 5545 asks for: those days of each of its periods that match each of its parts, and of these
 * the ones at its positions. Weeks are numbered as ISO 8601 does, with the rule's WKST. The period of a yearly rule is a calendar year, so
 * a week across New Year is divided between two periods.
 *
 * <p>The library that reads the rule also has an iterator over its days, which finds weeks and days that a year does not have, counts
 * the positions in the first period from the start, and gives up too early.
 */
final class RecurrenceDays {
    private static final int DAYS_IN_WEEK = 7;
    private static final int MIN_DAYS_IN_FIRST_WEEK = 4;

    private final ChronoUnit period;
    private final int interval;
    private final int count;
    private final LocalDate start;
    private final List<Integer> months;
    private final List<Integer> weeks;
    private final List<Integer> yearDays;
    private final List<Integer> monthDays;
    private final List<WeekdayNum> weekdays;
    private final List<Integer> positions;
    private final DayOfWeek weekStart;

    /**
     * @param rule without its UNTIL, which is left to the caller
     * @param start where the rule starts, DTSTART; it supplies what the rule leaves out, such as the weekday of a weekly one
     */
    RecurrenceDays(RecurrenceRule rule, LocalDate start) {
        this.period = period(rule);
        this.interval = rule.getInterval();
        this.count = rule.getCount() == null ? Integer.MAX_VALUE : rule.getCount();
        this.start = start;
        this.weeks = part(rule, Part.BYWEEKNO);
        this.yearDays = part(rule, Part.BYYEARDAY);
        this.positions = part(rule, Part.BYSETPOS);
        this.weekStart = dayOfWeek(rule.getWeekStart());
        // The library has months from 0.
        List<Integer> inMonths =
                part(rule, Part.BYMONTH).stream().map(month -> month + 1).toList();
        List<Integer> onMonthDays = part(rule, Part.BYMONTHDAY);
        List<WeekdayNum> onWeekdays = rule.getByDayPart() == null ? List.of() : rule.getByDayPart();
        boolean saysDays = !(yearDays.isEmpty() && onMonthDays.isEmpty() && onWeekdays.isEmpty());
        boolean byWeek = period == ChronoUnit.WEEKS || !weeks.isEmpty();
        boolean byMonth = !byWeek && period != ChronoUnit.DAYS;
        this.weekdays = byWeek && !saysDays ? List.of(weekdayOf(start)) : onWeekdays;
        this.monthDays = byMonth && !saysDays ? List.of(start.getDayOfMonth()) : onMonthDays;
        this.months = byMonth && !saysDays && period == ChronoUnit.YEARS && inMonths.isEmpty()
                ? List.of(start.getMonthValue())
                : inMonths;
    }

    private static ChronoUnit period(RecurrenceRule rule) {
        return switch (rule.getFreq().name()) {
            case "DAILY" -> ChronoUnit.DAYS;
            case "WEEKLY" -> ChronoUnit.WEEKS;
            case "MONTHLY" -> ChronoUnit.MONTHS;
            default -> ChronoUnit.YEARS;
        };
    }

    private static List<Integer> part(RecurrenceRule rule, Part part) {
        List<Integer> values = rule.getByPart(part);
        return values == null ? List.of() : values;
    }

    private static WeekdayNum weekdayOf(LocalDate date) {
        return new WeekdayNum(0, Weekday.valueOf(date.getDayOfWeek().name().substring(0, 2)));
    }

    private static DayOfWeek dayOfWeek(Weekday day) {
        return switch (day) {
            case MO -> DayOfWeek.MONDAY;
            case TU -> DayOfWeek.TUESDAY;
            case WE -> DayOfWeek.WEDNESDAY;
            case TH -> DayOfWeek.THURSDAY;
            case FR -> DayOfWeek.FRIDAY;
            case SA -> DayOfWeek.SATURDAY;
            case SU -> DayOfWeek.SUNDAY;
        };
    }

    /** The days from {@code first} on; ends where none is found for {@link LocalTimes#YEARS_AHEAD} years. */
    Lookahead<LocalDate> from(LocalDate first) {
        return new Search(first);
    }

    private LocalDate beginningOfPeriod(LocalDate date) {
        return switch (period) {
            case WEEKS -> date.with(TemporalAdjusters.previousOrSame(weekStart));
            case MONTHS -> date.withDayOfMonth(1);
            case YEARS -> date.withDayOfYear(1);
            default -> date;
        };
    }

    private Iterator<LocalDate> daysOfPeriod(LocalDate begin) {
        List<LocalDate> days =
                begin.datesUntil(begin.plus(1, period)).filter(this::matches).toList();
        return positions.isEmpty() ? days.iterator() : atPositions(days).iterator();
    }

    private Stream<LocalDate> atPositions(List<LocalDate> days) {
        return IntStream.range(0, days.size())
                .filter(index -> allows(positions, index + 1, days.size()))
                .mapToObj(days::get);
    }

    private boolean matches(LocalDate date) {
        return (months.isEmpty() || months.contains(date.getMonthValue()))
                && (weeks.isEmpty() || isInWeeks(date))
                && (yearDays.isEmpty() || allows(yearDays, date.getDayOfYear(), date.lengthOfYear()))
                && (monthDays.isEmpty() || allows(monthDays, date.getDayOfMonth(), date.lengthOfMonth()))
                && (weekdays.isEmpty() || weekdays.stream().anyMatch(weekday -> isOn(weekday, date)));
    }

    /** Whether {@code value} is one of {@code allowed}, of which the negative ones count from the last of {@code length}. */
    private static boolean allows(List<Integer> allowed, int value, int length) {
        return allowed.contains(value) || allowed.contains(value - length - 1);
    }

    private boolean isInWeeks(LocalDate date) {
        WeekFields fields = WeekFields.of(weekStart, MIN_DAYS_IN_FIRST_WEEK);
        int last = (int) date.range(fields.weekOfWeekBasedYear()).getMaximum();
        return allows(weeks, date.get(fields.weekOfWeekBasedYear()), last);
    }

    private boolean isOn(WeekdayNum weekday, LocalDate date) {
        if (date.getDayOfWeek() != dayOfWeek(weekday.weekday)) {
            return false;
        }
        boolean ofMonth = period == ChronoUnit.MONTHS || !months.isEmpty();
        int day = ofMonth ? date.getDayOfMonth() : date.getDayOfYear();
        int length = ofMonth ? date.lengthOfMonth() : date.lengthOfYear();
        return weekday.pos == 0
                || weekday.pos == (day - 1) / DAYS_IN_WEEK + 1
                || weekday.pos == -((length - day) / DAYS_IN_WEEK + 1);
    }

    /** Goes through the periods. A COUNT counts from the start of the rule, so a rule that has one is gone through from there. */
    private final class Search extends Lookahead<LocalDate> {
        private final LocalDate first;
        private final LocalDate beginning = beginningOfPeriod(start);
        private long step;
        private Iterator<LocalDate> days = Collections.emptyIterator();
        private LocalDate last;
        private int left = count;

        Search(LocalDate from) {
            this.first = from.isBefore(start) ? start : from;
            this.last = first;
            long periods = count == Integer.MAX_VALUE ? period.between(beginning, beginningOfPeriod(first)) : 0;
            // Rounded up to a multiple of the interval: the first period in which the rule is due.
            this.step = Math.ceilDiv(periods, interval) * (long) interval;
        }

        @Override
        @Nullable LocalDate find() {
            while (left > 0) {
                while (left > 0 && days.hasNext()) {
                    LocalDate day = days.next();
                    if (day.isBefore(start)) {
                        continue;
                    }
                    left--;
                    if (!day.isBefore(first)) {
                        last = day;
                        return day;
                    }
                }
                if (step > period.between(beginning, last.plusYears(LocalTimes.YEARS_AHEAD))) {
                    return null;
                }
                days = daysOfPeriod(beginning.plus(step, period));
                step += interval;
            }
            return null;
        }
    }
}
