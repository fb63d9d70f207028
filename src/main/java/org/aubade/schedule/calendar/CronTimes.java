package org.aubade.schedule.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The local times that a cron expression asks for, on some weekdays; on all if {@code days} is empty. */
record CronTimes(CronFields fields, Set<DayOfWeek> days) implements LocalTimes {
    @Override
    public Lookahead<LocalDateTime> from(LocalDateTime start) {
        return new Search(start);
    }

    /** Walks through the days that match, and through the minutes that match on each of them. */
    private final class Search extends Lookahead<LocalDateTime> {
        private LocalDate date;
        private int minute;

        Search(LocalDateTime start) {
            this.date = start.toLocalDate();
            this.minute = start.toLocalTime().toSecondOfDay() / 60;
        }

        @Override
        @Nullable LocalDateTime find() {
            int next = allows(date) ? fields.minutes().nextSetBit(minute) : -1;
            if (next < 0) {
                LocalDate found = dateAfter(date);
                if (found == null) {
                    return null;
                }
                date = found;
                next = fields.minutes().nextSetBit(0);
            }
            minute = next + 1;
            return LocalDateTime.of(date, LocalTime.of(next / 60, next % 60));
        }

        private @Nullable LocalDate dateAfter(LocalDate last) {
            LocalDate end = last.plusYears(YEARS_AHEAD);
            LocalDate next = last.plusDays(1);
            while (!allows(next)) {
                if (next.isAfter(end)) {
                    return null;
                }
                next = fields.allowsMonth(next)
                        ? next.plusDays(1)
                        : next.plusMonths(1).withDayOfMonth(1);
            }
            return next;
        }

        private boolean allows(LocalDate day) {
            return fields.allowsMonth(day)
                    && fields.allowsDay(day)
                    && (days.isEmpty() || days.contains(day.getDayOfWeek()));
        }
    }
}
