package org.aubade.time;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: numbers with the units d, h, m, s and ms, hours with minutes and seconds, or ISO-8601. */
public final class Durations {
    /** The longest duration: 366 days. */
    public static final Duration MAX = Duration.ofDays(366);

    private static final String NUMBER = "(\\d{1,15}(?:\\.\\d{1,3})?)\\s*";

    /** Units from the largest to the smallest, each at most once. */
    private static final Pattern UNITS = Pattern.compile("(?=\\d)(?:" + NUMBER + "d\\s*)?(?:" + NUMBER + "h\\s*)?(?:"
            + NUMBER + "m(?!s)\\s*)?(?:" + NUMBER + "s\\s*)?(?:" + NUMBER + "ms)?");

    /** Hours, minutes and seconds, as on a clock. */
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,4}):([0-5]\\d):([0-5]\\d)");

    private static final Map<String, Long> MILLIS =
            Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);
    private static final List<String> LONGEST_FIRST = List.of("d", "h", "m", "s", "ms");

    private Durations() {}

    /**
     * Reads {@code 500ms}, {@code 1.5s}, {@code 10m}, {@code 2h30m}, {@code 2d}, {@code 00:03:00} or ISO-8601 such as
     * {@code PT1M30S}, in whole milliseconds.
     *
     * @throws IllegalArgumentException if {@code text} is something else, negative, finer than a millisecond or longer than
     *     {@link #MAX}
     */
    public static Duration parse(String text) {
        Duration duration = read(text.strip().toLowerCase(Locale.ROOT), text);
        requireWithin("a duration", duration, Duration.ZERO);
        return duration;
    }

    private static Duration read(String lower, String text) {
        try {
            Matcher units = UNITS.matcher(lower);
            if (units.matches()) {
                return Duration.ofMillis(millis(units));
            }
            Matcher clock = CLOCK.matcher(lower);
            if (clock.matches()) {
                return Duration.ofHours(Long.parseLong(clock.group(1)))
                        .plusMinutes(Long.parseLong(clock.group(2)))
                        .plusSeconds(Long.parseLong(clock.group(3)));
            }
            return Duration.parse(lower);
        } catch (DateTimeParseException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "'" + text
                            + "' is not a duration; write 500ms, 5s, 10m, 2h30m, 1.5h, 2d, 00:03:00, or ISO-8601 such as PT1M30S",
                    e);
        }
    }

    private static long millis(Matcher units) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < LONGEST_FIRST.size(); i++) {
            String number = units.group(i + 1);
            if (number != null) {
                long unit = MILLIS.getOrDefault(LONGEST_FIRST.get(i), 1L);
                sum = sum.add(new BigDecimal(number).multiply(BigDecimal.valueOf(unit)));
            }
        }
        return sum.longValueExact();
    }

    /** The shortest exact text that {@link #parse} reads back, such as {@code 90s} or {@code 2h}. */
    public static String format(Duration duration) {
        long millis = duration.toMillis();
        for (String unit : LONGEST_FIRST) {
            long size = MILLIS.getOrDefault(unit, 1L);
            if (millis % size == 0 && millis > 0) {
                return millis / size + unit;
            }
        }
        return millis + "s";
    }

    /** Text for people with the two largest units, such as {@code 1d 23h} or {@code 3s 250ms}. */
    public static String describe(Duration duration) {
        long rest = Math.abs(duration.toMillis());
        StringBuilder words = new StringBuilder();
        int units = 0;
        for (String unit : LONGEST_FIRST) {
            long size = MILLIS.getOrDefault(unit, 1L);
            if (rest >= size && units < 2) {
                words.append(units == 0 ? "" : " ").append(rest / size).append(unit);
            }
            units += rest >= size || units > 0 ? 1 : 0;
            rest %= size;
        }
        return words.isEmpty() ? "0s" : words.toString();
    }

    /** @throws IllegalArgumentException naming {@code what} if {@code duration} is not whole milliseconds within {@code min} and {@link #MAX} */
    public static void requireWithin(String what, Duration duration, Duration min) {
        if (duration.compareTo(min) < 0 || duration.compareTo(MAX) > 0) {
            throw new IllegalArgumentException(
                    what + " must be " + format(min) + " to " + format(MAX) + "; found " + duration);
        }
        if (duration.toNanosPart() % 1_000_000 != 0) {
            throw new IllegalArgumentException(what + " must be whole milliseconds; found " + duration);
        }
    }
}
