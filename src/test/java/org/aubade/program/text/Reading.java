package org.aubade.program.text;

import java.util.List;
import org.aubade.program.Program;
import org.aubade.program.Step;
import org.aubade.text.TextFormat;
import org.aubade.text.Violation;

/** Reads programs in tests, and formats violations as {@code path @ line: message}. */
final class Reading {
    private Reading() {}

    static Program valid(String text, TextFormat format) {
        return valid(ProgramReader.read(text, format));
    }

    static Program valid(ParsedProgram parsed) {
        return switch (parsed) {
            case ParsedProgram.Valid valid -> valid.program();
            case ParsedProgram.Invalid _ -> throw new AssertionError(complaints(parsed));
        };
    }

    /** The root of a program with {@code yaml} as its only step. */
    static Step step(String yaml) {
        return valid("name: test\ndo: " + yaml, TextFormat.YAML).root();
    }

    static List<String> complaints(String text, TextFormat format) {
        return complaints(ProgramReader.read(text, format));
    }

    /** The violations in a program with {@code yaml}, on line 2, as its only step. */
    static List<String> stepComplaints(String yaml) {
        return complaints("name: test\ndo: " + yaml, TextFormat.YAML);
    }

    static List<String> complaints(ParsedProgram parsed) {
        return switch (parsed) {
            case ParsedProgram.Valid _ -> List.of();
            case ParsedProgram.Invalid(List<Violation> violations) ->
                violations.stream()
                        .map(violation -> violation.path() + " @ " + violation.line() + ": " + violation.message())
                        .toList();
        };
    }
}
