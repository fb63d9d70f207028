package org.aubade.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Instants of answers, and durations for people. */
public final class Times {
    private Times() {}

    /** The instant in {@code node}; null if there is none. */
    static @Nullable Instant instant(JsonNode node) {
        return node.isTextual() ? Instant.parse(node.asText()) : null;
    }

    /** The time of day on {@code clock}, such as {@code 07:00:05}. */
    public static String ofDay(Clock clock) {
        return LocalTime.now(clock).truncatedTo(ChronoUnit.SECONDS).format(DateTimeFormatter.ISO_LOCAL_TIME);
    }

    /** The local time in {@code nominal} with a space between the date and the time of day. */
    public static String local(JsonNode nominal) {
        return nominal.asText().replace('T', ' ');
    }

    /** How long it took, or takes until {@code now}, such as {@code 0.5s}, {@code 1m 05s} or {@code 2h 03m}; empty if it has not started. */
    static String between(@Nullable Instant started, @Nullable Instant finished, Instant now) {
        if (started == null) {
            return "";
        }
        Duration duration = Duration.between(started, finished == null ? now : finished);
        // The clock of the service may be ahead of the one here.
        return describe(duration.isNegative() ? Duration.ZERO : duration);
    }

    private static String describe(Duration duration) {
        if (duration.toMinutes() == 0) {
            return duration.toSeconds() + "." + duration.toMillisPart() / 100 + "s";
        }
        return duration.toHours() == 0
                ? String.format(Locale.ROOT, "%dm %02ds", duration.toMinutes(), duration.toSecondsPart())
                : String.format(Locale.ROOT, "%dh %02dm", duration.toHours(), duration.toMinutesPart());
    }
}
