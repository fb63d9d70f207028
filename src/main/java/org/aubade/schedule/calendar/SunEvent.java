package org.aubade.schedule.calendar;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.shredzone.commons.suncalc.SunTimes.Twilight;

/** What the sun does once on most days. */
public enum SunEvent {
    /** The sun is 6° below the horizon and comes nearer: civil twilight begins. */
    DAWN(Twilight.CIVIL, true),
    /** The upper edge of the sun appears. */
    SUNRISE(Twilight.VISUAL, true),
    /** The upper edge of the sun disappears. */
    SUNSET(Twilight.VISUAL, false),
    /** The sun is 6° below the horizon and goes on sinking: civil twilight ends. */
    DUSK(Twilight.CIVIL, false);

    /** How each of them is written. */
    public static final List<String> WORDS =
            Stream.of(values()).map(SunEvent::word).toList();

    private final Twilight twilight;
    private final boolean rising;

    SunEvent(Twilight twilight, boolean rising) {
        this.twilight = twilight;
        this.rising = rising;
    }

    /** How it is written in YAML and JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The height of the sun at which it happens. */
    Twilight twilight() {
        return twilight;
    }

    /** Whether the sun is rising then. */
    boolean isRising() {
        return rising;
    }
}
