package org.aubade.schedule.calendar;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.aubade.text.ScalarParser;
import org.aubade.text.SpellingSuggestions;

/** Reads times, dates, weekdays and zones; each method throws an IllegalArgumentException that says what would work. */
public final class DateText {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("H:mm[:ss]", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final int LETTERS_OF_WEEKDAY = 3;

    private DateText() {}

    /** {@code 08:30}, {@code 8:30} or {@code 08:30:15}. */
    public static LocalTime time(String text) {
        try {
            return LocalTime.parse(text.strip(), TIME);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("'" + text + "' is not a time; write 08:30 or 08:30:15", e);
        }
    }

    /** {@code 2027-01-02}. */
    public static LocalDate date(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("'" + text + "' is not a date; write one such as 2027-01-02", e);
        }
    }

    /** {@code MON}. */
    public static DayOfWeek weekday(String word) {
        return ScalarParser.choice("weekday", word, List.of(DayOfWeek.values()), DateText::word);
    }

    /** How a weekday is written. */
    public static String word(DayOfWeek day) {
        return day.name().substring(0, LETTERS_OF_WEEKDAY);
    }

    /** {@code Europe/Amsterdam}, {@code UTC} or {@code +02:00}. */
    public static ZoneId zone(String text) {
        try {
            return ZoneId.of(text.strip());
        } catch (DateTimeException e) {
            String hint = similar(text.strip())
                    .map(zone -> "did you mean '" + zone + "'?")
                    .orElse("write one such as Europe/Amsterdam or UTC");
            throw new IllegalArgumentException("unknown zone '" + text + "'; " + hint, e);
        }
    }

    /** The zone whose name is spelled almost like {@code text}, or the zone of a city of that name. */
    private static Optional<String> similar(String text) {
        List<String> zones = ZoneId.getAvailableZoneIds().stream().sorted().toList();
        return SpellingSuggestions.closest(text, zones).or(() -> ofCity(text, zones));
    }

    private static Optional<String> ofCity(String text, List<String> zones) {
        String city = text.replace(' ', '_').toLowerCase(Locale.ROOT);
        Stream<String> there =
                zones.stream().filter(zone -> zone.toLowerCase(Locale.ROOT).endsWith("/" + city));
        return there.min(Comparator.comparingInt(String::length));
    }
}
