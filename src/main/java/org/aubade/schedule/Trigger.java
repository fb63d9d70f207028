package org.aubade.schedule;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import org.aubade.schedule.calendar.CronText;
import org.aubade.schedule.calendar.Offsets;
import org.aubade.schedule.calendar.RecurrenceText;
import org.aubade.schedule.calendar.SunEvent;
import org.aubade.time.Durations;
import org.jspecify.annotations.Nullable;

/** When a schedule is due, in the local time of its zone. */
public sealed interface Trigger {
    /**
     * At the minutes that match.
     *
     * @param expression minute, hour, day of the month, month and day of the week, or a nickname such as {@code @daily};
     *     a date has to match both days, or one of them if neither begins with {@code *}, as in Vixie's cron
     */
    record Cron(String expression) implements Trigger {
        /** @throws IllegalArgumentException naming the field that is wrong */
        public Cron {
            CronText.require(expression);
        }
    }

    /**
     * On the days of a recurrence rule.
     *
     * @param rule the value of an RRULE of RFC 5545, by the day or rarer
     * @param at the time of the day, in whole seconds
     * @param from where the rule starts, and what INTERVAL and COUNT count from; if it is null and the rule has no COUNT,
     *     the rule counts from {@link #EPOCH} and nothing came before
     */
    record Recurrence(String rule, LocalTime at, @Nullable LocalDate from) implements Trigger {
        /** Monday, 1 January 2001, so that a week, a month and a year begin there. */
        public static final LocalDate EPOCH = LocalDate.of(2001, 1, 1);

        private static final int MIN_YEAR = 1970;
        private static final int MAX_YEAR = 9999;

        /** @throws IllegalArgumentException naming the part that is wrong */
        public Recurrence {
            from = requireFrom(from);
            if (RecurrenceText.hasCount(rule) && from == null) {
                throw new IllegalArgumentException(
                        "'" + rule + "' counts its days; say from which, such as from: 2027-01-02");
            }
            if (!at.equals(at.truncatedTo(ChronoUnit.SECONDS))) {
                throw new IllegalArgumentException("at must be whole seconds; found " + at);
            }
        }

        private static @Nullable LocalDate requireFrom(@Nullable LocalDate from) {
            if (from != null && (from.getYear() < MIN_YEAR || from.getYear() > MAX_YEAR)) {
                throw new IllegalArgumentException(
                        "from must be within the years " + MIN_YEAR + " to " + MAX_YEAR + "; found " + from);
            }
            return from;
        }

        /** Where the rule starts. */
        public LocalDate start() {
            return from == null ? EPOCH : from;
        }
    }

    /**
     * On every day, relative to the sun.
     *
     * @param event the event of the sun
     * @param offset how long after the event, or before it if negative; at most 12 hours either way
     */
    record Sun(SunEvent event, Duration offset) implements Trigger {
        /** How far the event may be away. */
        public static final Duration MAX_OFFSET = Duration.ofHours(12);

        /** @throws IllegalArgumentException if the offset is too long or not whole milliseconds */
        public Sun {
            if (offset.abs().compareTo(MAX_OFFSET) > 0) {
                throw new IllegalArgumentException("offset must be -12h to 12h; found " + Offsets.format(offset));
            }
            Durations.requireWithin("offset", offset.abs(), Duration.ZERO);
        }
    }
}
