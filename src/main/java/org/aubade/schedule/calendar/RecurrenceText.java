package org.aubade.schedule.calendar;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.aubade.text.ErrorMessages;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode;

/** Reads recurrence rules of RFC 5545 that say days. The time of the day is not part of a rule. */
public final class RecurrenceText {
    private static final String FREQ = RecurrencePart.FREQ.name() + "=";
    private static final String PROPERTY = "RRULE:";
    private static final Set<String> WITHIN_A_DAY = Set.of("HOURLY", "MINUTELY", "SECONDLY");
    private static final Set<String> TIMES = Set.of("BYHOUR", "BYMINUTE", "BYSECOND");

    private RecurrenceText() {}

    /**
     * Whether {@code rule} has a COUNT.
     *
     * @throws IllegalArgumentException naming the part that is wrong and what would work in it
     */
    public static boolean hasCount(String rule) {
        return parse(rule).getCount() != null;
    }

    /**
     * The rule, as an object of its own that the caller may change.
     *
     * @throws IllegalArgumentException naming the part that is wrong and what would work in it
     */
    static RecurrenceRule parse(String rule) {
        if (rule.strip().toUpperCase(Locale.ROOT).startsWith(PROPERTY)) {
            throw new IllegalArgumentException("'" + rule + "' begins with RRULE:; leave that out");
        }
        String upper = rule.strip().toUpperCase(Locale.ROOT);
        List<String> parts = List.of(upper.split(";"));
        parts.forEach(RecurrenceText::requireKnown);
        String freq = parts.stream()
                .filter(part -> part.startsWith(FREQ))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + rule + "' has no FREQ; expected a rule such as FREQ=WEEKLY;BYDAY=SA"));
        requireByTheDay(freq);
        try {
            return read(upper);
        } catch (InvalidRecurrenceRuleException e) {
            throw refusal(parts, freq, e);
        }
    }

    private static void requireKnown(String part) {
        String name = part.split("=", 2)[0];
        if (TIMES.contains(name)) {
            throw new IllegalArgumentException("the rule says days, not times; put the time of '" + part + "' into at");
        }
        if (!RecurrencePart.NAMES.contains(name)) {
            throw new IllegalArgumentException(ErrorMessages.unknown("part", name, RecurrencePart.NAMES));
        }
        if (name.equals(part)) {
            throw new IllegalArgumentException(bad(part));
        }
    }

    private static void requireByTheDay(String freq) {
        if (WITHIN_A_DAY.contains(freq.substring(FREQ.length()))) {
            throw new IllegalArgumentException("'" + freq + "' is more often than daily; use cron for that, such as"
                    + " {cron: \"*/15 * * * *\"}");
        }
    }

    private static RecurrenceRule read(String rule) throws InvalidRecurrenceRuleException {
        return new RecurrenceRule(rule, RfcMode.RFC5545_STRICT);
    }

    /** Finds the part that is wrong. The library does not always name it, so each part is read by itself. */
    private static IllegalArgumentException refusal(
            List<String> parts, String freq, InvalidRecurrenceRuleException problem) {
        String message = Stream.concat(Stream.of(freq), parts.stream())
                .filter(part -> !isSound(part, freq))
                .findFirst()
                .map(RecurrenceText::bad)
                .orElseGet(() -> "the parts do not go together: " + sentence(problem));
        return new IllegalArgumentException(message, problem);
    }

    private static boolean isSound(String part, String freq) {
        try {
            return read(part.equals(freq) ? freq : freq + ";" + part).getInterval() > 0;
        } catch (InvalidRecurrenceRuleException _) {
            return part.startsWith(RecurrencePart.BYSETPOS.name());
        }
    }

    private static String bad(String part) {
        RecurrencePart known = RecurrencePart.valueOf(part.split("=", 2)[0]);
        return "bad " + known + " in '" + part + "'; expected " + known.expected();
    }

    private static String sentence(InvalidRecurrenceRuleException problem) {
        String said = String.valueOf(problem.getMessage());
        return said.endsWith(".") ? said.substring(0, said.length() - 1) : said;
    }
}
