package org.aubade.text;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/** Turns the parsers' exceptions into violations with a line and a message that is free of the parsers' internals. */
final class SyntaxErrors {
    private static final Pattern PLACE = Pattern.compile("\\[Source: .*?; line: (\\d+), column: (\\d+)]");
    private static final Pattern NOISE = Pattern.compile(
            " \\(code \\d+\\)|: enable `.*` to allow|\\. \\(Do not use .* for indentation\\)|\\(TAB\\)");
    private static final Pattern NUMBER = Pattern.compile("Malformed Number token|Invalid base-\\d+ number");
    private static final Pattern EVENT = Pattern.compile("Expected a field name .*", Pattern.DOTALL);

    private SyntaxErrors() {}

    /** The violation for {@code problem}, which a parser of {@code format} threw for {@code text}. */
    static Violation describe(IOException problem, TextFormat format, String text) {
        return switch (problem.getCause()) {
            case MarkedYAMLException yaml -> describe(yaml);
            case ReaderException character -> describe(character, text);
            case null, default -> describeJson(problem, format);
        };
    }

    private static Violation describe(MarkedYAMLException problem) {
        String context = problem.getContext() == null ? "" : " " + problem.getContext();
        String said = NOISE.matcher(String.valueOf(problem.getProblem())).replaceAll("");
        String message = "not valid YAML: " + said + context + hint(said);
        Mark mark = problem.getProblemMark();
        return mark == null
                ? new Violation("", message, 1)
                : new Violation("", message + column(mark.getColumn() + 1), mark.getLine() + 1);
    }

    private static String hint(String said) {
        if (said.contains("\\t")) {
            return "; indent with spaces";
        }
        if (said.contains("cannot start any token")) {
            return "; quote a text that begins with it";
        }
        return said.startsWith("mapping values are not allowed")
                ? "; quote a text that contains ': ', or indent the line like its neighbours"
                : "";
    }

    private static Violation describe(ReaderException problem, String text) {
        int end = text.offsetByCodePoints(0, Math.min(problem.getPosition(), text.codePointCount(0, text.length())));
        int line = 1 + (int) text.substring(0, end).lines().skip(1).count();
        String hex = "%04X".formatted(problem.getCodePoint());
        String remedy = "; write \"\\u" + hex + "\" in double quotes";
        return new Violation("", "not valid YAML: the character U+" + hex + " may not stand in it" + remedy, line);
    }

    private static Violation describeJson(IOException problem, TextFormat format) {
        @Nullable JsonLocation place = problem instanceof JsonProcessingException known ? known.getLocation() : null;
        String said = problem instanceof JsonProcessingException known
                ? known.getOriginalMessage()
                : String.valueOf(problem.getMessage());
        String placed = PLACE.matcher(said).replaceAll("line $1, column $2");
        String clean = NUMBER.matcher(said).lookingAt()
                ? "what begins like a number has to be one; quote it if it is a text"
                : EVENT.matcher(NOISE.matcher(placed).replaceAll("")).replaceAll("a key has to be a word");
        String message = "not valid " + format + ": " + clean;
        return place == null || place.getLineNr() < 1
                ? new Violation("", message, 1)
                : new Violation("", message + column(place.getColumnNr()), place.getLineNr());
    }

    private static String column(int column) {
        return " (column " + column + ")";
    }
}
