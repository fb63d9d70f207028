package org.aubade.schedule;

import java.time.LocalDate;
import org.shredzone.commons.suncalc.SunTimes;
import org.shredzone.commons.suncalc.SunTimes.Twilight;

/** Says why there is no such event of the sun on a day. */
final class SunWords {
    private SunWords() {}

    /** {@code no sunset on 2027-06-21 at 70.0° N, 25.0° E: the sun stays up all day}. */
    static String none(SunEvent event, LocalDate day, Place place, SunTimes times) {
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
