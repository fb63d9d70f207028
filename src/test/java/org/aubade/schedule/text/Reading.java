package org.aubade.schedule.text;

import java.util.List;
import org.aubade.schedule.Schedule;
import org.aubade.schedule.Trigger;
import org.aubade.text.TextFormat;
import org.aubade.text.Violation;

/** Reads texts in tests, and says what is wrong with them one line each: {@code path @ line: message}. */
public final class Reading {
    private Reading() {}

    public static Schedule valid(String text, TextFormat format) {
        return valid(ScheduleReader.read(text, format));
    }

    public static Schedule valid(ParsedSchedule parsed) {
        return switch (parsed) {
            case ParsedSchedule.Valid valid -> valid.schedule();
            case ParsedSchedule.Invalid _ -> throw new AssertionError(complaints(parsed));
        };
    }

    /** The trigger of a schedule, written in YAML. */
    public static Trigger when(String yaml) {
        return valid("name: test\nprogram: tea\nwhen: " + yaml, TextFormat.YAML).when();
    }

    /** What is wrong with a trigger on line 3, written in YAML. */
    public static List<String> whenComplaints(String yaml) {
        return complaints("name: test\nprogram: tea\nwhen: " + yaml, TextFormat.YAML);
    }

    public static List<String> complaints(String text, TextFormat format) {
        return complaints(ScheduleReader.read(text, format));
    }

    public static List<String> complaints(ParsedSchedule parsed) {
        return switch (parsed) {
            case ParsedSchedule.Valid _ -> List.of();
            case ParsedSchedule.Invalid(List<Violation> violations) ->
                violations.stream()
                        .map(violation -> violation.path() + " @ " + violation.line() + ": " + violation.message())
                        .toList();
        };
    }
}
