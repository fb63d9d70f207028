package org.aubade.api.http;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import org.aubade.time.Durations;
import org.jspecify.annotations.Nullable;

/** Reads numbers, durations and moments that clients write; a bad one ends the request with 400. */
public final class Parameters {
    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private Parameters() {}

    /** The number from 1 to {@code max} in {@code text}; {@code standard} if there is no text. */
    public static int number(String name, @Nullable String text, int standard, int max) {
        if (text == null) {
            return standard;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= max) {
                return number;
            }
        } catch (NumberFormatException _) {
            // the same answer as for a number out of range
        }
        throw ProblemException.badRequest(name + " must be a number from 1 to " + max + "; found '" + text + "'");
    }

    /** The number in {@code text}, above 0; the greatest if there is no text. */
    public static long id(String name, @Nullable String text) {
        if (text == null) {
            return Long.MAX_VALUE;
        }
        try {
            long number = Long.parseLong(text);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException _) {
            // the same answer as for a number out of range
        }
        throw ProblemException.badRequest(name + " must be a number above 0; found '" + text + "'");
    }

    /** The instant in {@code text}, or the start of the date in it where {@code zone} is. */
    public static Instant moment(String name, String text, ZoneId zone) {
        try {
            Instant moment = text.contains("T") || text.contains("t")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text).atStartOfDay(zone).toInstant();
            if (!moment.isBefore(FIRST) && !moment.isAfter(LAST)) {
                return moment;
            }
        } catch (DateTimeParseException _) {
            // the same answer as for a moment out of range
        }
        throw ProblemException.badRequest(name + " must be an instant such as 2027-01-10T07:00:00Z or a date such as"
                + " 2027-01-10, within the years 1970 to 9999; found '" + text + "'");
    }

    /** The duration in {@code text}, which is longer than nothing. */
    public static Duration duration(String name, String text) {
        try {
            Duration duration = Durations.parse(text);
            if (duration.isPositive()) {
                return duration;
            }
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest(name + ": " + e.getMessage());
        }
        throw ProblemException.badRequest(name + " must be longer than 0s, such as 20m; found '" + text + "'");
    }
}
