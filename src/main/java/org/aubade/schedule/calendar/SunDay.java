package org.aubade.schedule.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.shredzone.commons.suncalc.SunTimes;

/**
 * An event of the sun on one date.
 *
 * @param at when it is, in whole seconds; null if that date has no such event
 * @param times what was computed, which tells why there is none
 */
record SunDay(@Nullable Instant at, SunTimes times) {
    static SunDay of(SunEvent event, LocalDate day, ZoneId zone, Place place) {
        SunTimes times = SunTimes.compute()
                .on(day.atStartOfDay(zone))
                .at(place.latitude(), place.longitude())
                .twilight(event.twilight())
                .limit(length(day, zone))
                .execute();
        ZonedDateTime found = event.isRising() ? times.getRise() : times.getSet();
        if (found == null || !found.withZoneSameInstant(zone).toLocalDate().equals(day)) {
            return new SunDay(null, times);
        }
        return new SunDay(found.toInstant().truncatedTo(ChronoUnit.SECONDS), times);
    }

    /** How long {@code day} is; zero for a date that the zone left out. */
    static Duration length(LocalDate day, ZoneId zone) {
        return Duration.between(day.atStartOfDay(zone), day.plusDays(1).atStartOfDay(zone));
    }
}
