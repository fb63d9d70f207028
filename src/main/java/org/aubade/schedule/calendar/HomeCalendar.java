package org.aubade.schedule.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The days of a home, each with what the sun does and how the clocks change. */
public final class HomeCalendar {
    private HomeCalendar() {}

    /**
     * One date.
     *
     * @param starts the first instant of the date
     * @param ends the first instant of the next date
     * @param sun what the sun does; null if the place of the home is not known
     * @param change how the clocks change; null on most days
     */
    public record Day(
            LocalDate date,
            Instant starts,
            Instant ends,
            @Nullable Sun sun,
            @Nullable ZoneOffsetTransition change) {}

    /** When each event of the sun is on a day; null for one that the day does not have. */
    public record Sun(
            @Nullable Instant dawn,
            @Nullable Instant sunrise,
            @Nullable Instant sunset,
            @Nullable Instant dusk) {
        private static Sun of(LocalDate date, ZoneId zone, Place place) {
            return new Sun(
                    SunDay.of(SunEvent.DAWN, date, zone, place).at(),
                    SunDay.of(SunEvent.SUNRISE, date, zone, place).at(),
                    SunDay.of(SunEvent.SUNSET, date, zone, place).at(),
                    SunDay.of(SunEvent.DUSK, date, zone, place).at());
        }
    }

    /** The {@code count} dates from {@code first} on. */
    public static List<Day> days(HomePlace home, LocalDate first, int count) {
        return Stream.iterate(first, date -> date.plusDays(1))
                .limit(count)
                .map(date -> day(home, date))
                .toList();
    }

    private static Day day(HomePlace home, LocalDate date) {
        ZoneId zone = home.zone();
        Instant starts = date.atStartOfDay(zone).toInstant();
        Instant ends = date.plusDays(1).atStartOfDay(zone).toInstant();
        Place place = home.place();
        ZoneOffsetTransition next = zone.getRules().nextTransition(starts.minusNanos(1));
        boolean changes = next != null && next.getInstant().isBefore(ends);
        return new Day(date, starts, ends, place == null ? null : Sun.of(date, zone, place), changes ? next : null);
    }
}
