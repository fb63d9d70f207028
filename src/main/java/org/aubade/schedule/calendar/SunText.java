package org.aubade.schedule.calendar;

import java.time.LocalDate;
import org.shredzone.commons.suncalc.SunTimes;
import org.shredzone.commons.suncalc.SunTimes.Twilight;

/** Says in words why an event of the sun is missing. */
final class SunText {
    private SunText() {}

    /** {@code no sunset on 2027-06-21 at 70.0° N, 25.0° E: the sun stays up all day}. */
    static String whyNone(SunEvent event, LocalDate day, Place place, SunTimes times) {
        return "no " + event.word() + " on " + day + " at " + place + ": " + why(event, times);
    }

    private static String why(SunEvent event, SunTimes times) {
        boolean twilight = event.twilight() == Twilight.CIVIL;
        if (times.isAlwaysUp()) {
            return twilight ? "it does not get dark" : "the sun stays up all day";
        }
        if (times.isAlwaysDown()) {
            return twilight ? "it does not get light" : "the sun stays down all day";
        }
        return "it falls before or after that day";
    }
}
