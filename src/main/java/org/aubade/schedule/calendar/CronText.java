package org.aubade.schedule.calendar;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.SingleCron;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.parser.CronParser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.aubade.text.ErrorMessages;

/** Reads cron expressions of five fields, and the nicknames for some of them. */
public final class CronText {
    private static final List<CronField> ORDER = List.of(CronField.values());
    private static final CronParser PARSER = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
    private static final Map<String, String> NICKNAMES = Map.of(
            "@hourly", "0 * * * *",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@weekly", "0 0 * * 0",
            "@monthly", "0 0 1 * *",
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *");
    private static final String STAR = "*";
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern OUTSIDE = Pattern.compile("(?:Value|Period) (\\d+) not in range");
    private static final Pattern BACKWARDS = Pattern.compile("Invalid range! \\[");

    private CronText() {}

    /**
     * Checks {@code expression}.
     *
     * @throws IllegalArgumentException naming the field that is wrong and what would work in it
     */
    public static void require(String expression) {
        var _ = parse(expression);
    }

    /**
     * The dates and times that {@code expression} matches.
     *
     * @throws IllegalArgumentException naming the field that is wrong and what would work in it
     */
    static CronFields parse(String expression) {
        String trimmed = expression.strip();
        String plain = trimmed.startsWith("@") ? nickname(trimmed) : trimmed;
        List<String> fields = List.of(SPACE.split(plain));
        if (plain.isEmpty() || fields.size() != ORDER.size()) {
            throw new IllegalArgumentException("'" + expression + "' has " + (plain.isEmpty() ? 0 : fields.size())
                    + " fields; a cron expression has 5: minute, hour, day of the month, month, day of the week,"
                    + " such as 0 7 * * MON-FRI");
        }
        if (complaint(plain).isPresent()) {
            throw refusal(fields);
        }
        return CronFields.of(read(plain), isEitherDayEnough(fields));
    }

    /** The star rule: unless one of the two day fields begins with a star, a date has to match only one of them. */
    private static boolean isEitherDayEnough(List<String> fields) {
        return Stream.of(CronField.DAY_OF_MONTH, CronField.DAY_OF_WEEK)
                .map(field -> fields.get(ORDER.indexOf(field)))
                .noneMatch(text -> text.startsWith(STAR));
    }

    private static String nickname(String name) {
        String plain = NICKNAMES.get(name.toLowerCase(Locale.ROOT));
        if (plain == null) {
            throw new IllegalArgumentException(ErrorMessages.unknown(
                    "nickname", name, NICKNAMES.keySet().stream().sorted().toList()));
        }
        return plain;
    }

    /** Why {@code expression} cannot be read; several expressions in one, which the library would take, cannot. */
    private static Optional<String> complaint(String expression) {
        try {
            return read(expression) instanceof SingleCron ? Optional.empty() : Optional.of("more than one");
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static Cron read(String plain) {
        return PARSER.parse(plain);
    }

    /** Finds the field that is wrong. The library names its value but not the field, so each field is read by itself. */
    private static IllegalArgumentException refusal(List<String> fields) {
        for (int i = 0; i < ORDER.size(); i++) {
            List<String> alone = new ArrayList<>(Collections.nCopies(ORDER.size(), STAR));
            alone.set(i, fields.get(i));
            Optional<String> complaint = complaint(String.join(" ", alone));
            if (complaint.isPresent()) {
                return new IllegalArgumentException(bad(ORDER.get(i), fields.get(i), complaint.get()));
            }
        }
        return new IllegalArgumentException("'" + String.join(" ", fields) + "' cannot be read");
    }

    private static String bad(CronField field, String text, String said) {
        Optional<String> rule = OtherCron.suggestion(field, text);
        if (rule.isPresent()) {
            return "bad " + field.words() + " '" + text + "': cron of five fields does not have this; " + rule.get();
        }
        Matcher outside = OUTSIDE.matcher(said);
        String why = outside.find()
                ? outside.group(1) + " is out of range"
                : BACKWARDS.matcher(said).find() ? "a range goes upward" : "it cannot be read";
        return "bad " + field.words() + " '" + text + "': " + why + "; expected " + field.expected();
    }
}
