package org.aubade.schedule.calendar;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What other crons allow in the day fields, such as {@code ?}, {@code L}, {@code LW}, {@code 5L} and {@code 1#1}, and what says the same
 * here. Weekdays are numbered as in a cron of five fields, where 0 and 7 are Sunday.
 */
final class OtherCron {
    private static final List<String> NUMBERS = List.of("first", "second", "third", "fourth", "fifth");

    /** The last such weekday of the month, {@code 5L}, or the one with that number, {@code 1#1}. */
    private static final Pattern WEEKDAY = Pattern.compile("([0-7]|[A-Z]{3})(?:L|#([1-5]))");

    private OtherCron() {}

    /** What to write instead of {@code text}; empty if it is nothing of the kind. */
    static Optional<String> suggestion(CronField field, String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        return switch (field) {
            case DAY_OF_MONTH -> ofMonth(upper);
            case DAY_OF_WEEK -> ofWeek(upper);
            case MINUTE, HOUR, MONTH -> Optional.empty();
        };
    }

    private static Optional<String> ofMonth(String text) {
        return switch (text) {
            case "?" -> Optional.of("write * for every day");
            case "L" -> Optional.of(every("FREQ=MONTHLY;BYMONTHDAY=-1", "the last day of the month"));
            case "LW" ->
                Optional.of(every("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "the last weekday of the month"));
            default -> Optional.empty();
        };
    }

    private static Optional<String> ofWeek(String text) {
        return switch (text) {
            case "?" -> Optional.of("write * for every day");
            case "L" -> Optional.of("write SAT for Saturdays");
            default -> {
                Matcher weekday = WEEKDAY.matcher(text);
                yield weekday.matches()
                        ? day(weekday.group(1)).map(day -> ofMonth(day, Optional.ofNullable(weekday.group(2))))
                        : Optional.empty();
            }
        };
    }

    private static String ofMonth(DayOfWeek day, Optional<String> number) {
        String which =
                number.map(text -> NUMBERS.get(Integer.parseInt(text) - 1)).orElse("last");
        return every(
                "FREQ=MONTHLY;BYDAY=" + number.orElse("-1") + day.name().substring(0, 2),
                "the " + which + " " + day.getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " of the month");
    }

    private static Optional<DayOfWeek> day(String text) {
        if (Character.isDigit(text.charAt(0))) {
            return Optional.of(DayOfWeek.SUNDAY.plus(Integer.parseInt(text)));
        }
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().startsWith(text))
                .findFirst();
    }

    private static String every(String rule, String meaning) {
        return "for " + meaning + " write every: \"" + rule + "\", and the time in at:";
    }
}
