package org.aubade.schedule.calendar;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Signs in the day fields of Quartz's cron, which people bring along, and what says the same here. */
final class QuartzField {
    private static final List<String> WEEKDAYS = List.of("SU", "MO", "TU", "WE", "TH", "FR", "SA");

    /** The last such weekday of the month, {@code 5L}, or the first one, {@code 1#1}. */
    private static final Pattern WEEKDAY = Pattern.compile("([0-7]|[A-Z]{3})(?:L|#([1-5]))");

    private QuartzField() {}

    /** What to write instead of {@code text}; empty if it has no such sign. */
    static Optional<String> recurrenceInstead(CronField field, String text) {
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
        if (text.equals("?")) {
            return Optional.of("write * for every day");
        }
        if (text.equals("L")) {
            return Optional.of("write SAT for Saturdays");
        }
        Matcher weekday = WEEKDAY.matcher(text);
        if (!weekday.matches()) {
            return Optional.empty();
        }
        String number = weekday.group(2);
        return day(weekday.group(1))
                .map(day -> every(
                        "FREQ=MONTHLY;BYDAY=" + (number == null ? "-1" : number) + day,
                        number == null ? "the last one of the month" : "number " + number + " of the month"));
    }

    private static Optional<String> day(String text) {
        if (Character.isDigit(text.charAt(0))) {
            return Optional.of(WEEKDAYS.get(Integer.parseInt(text) % WEEKDAYS.size()));
        }
        return WEEKDAYS.stream().filter(text::startsWith).findFirst();
    }

    private static String every(String rule, String meaning) {
        return "for " + meaning + " write every: \"" + rule + "\" with at:";
    }
}
