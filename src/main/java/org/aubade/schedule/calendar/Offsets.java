package org.aubade.schedule.calendar;

import java.time.Duration;
import org.aubade.time.Durations;

/** Durations with a sign: {@code -20m}, {@code 1h}, {@code +90s}. */
public final class Offsets {
    private Offsets() {}

    /**
     * The duration in {@code text}, negative behind a minus.
     *
     * @throws IllegalArgumentException if what follows the sign is no duration
     */
    public static Duration parse(String text) {
        String unsigned = text.strip();
        if (unsigned.startsWith("-")) {
            return read(unsigned.substring(1), text).negated();
        }
        return read(unsigned.startsWith("+") ? unsigned.substring(1) : unsigned, text);
    }

    private static Duration read(String unsigned, String text) {
        if (unsigned.startsWith("-") || unsigned.startsWith("+")) {
            throw new IllegalArgumentException("'" + text + "' has two signs; write -20m or 1h");
        }
        return Durations.parse(unsigned);
    }

    /** The shortest form that {@link #parse} reads back. */
    public static String format(Duration offset) {
        return (offset.isNegative() ? "-" : "") + Durations.format(offset.abs());
    }
}
