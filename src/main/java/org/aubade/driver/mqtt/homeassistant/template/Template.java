package org.aubade.driver.mqtt.homeassistant.template;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A template of the supported subset of Jinja: constant text around at most one expression, such as
 * {@code {"value": {{ value | int }}}}. Leading and trailing blanks of the result are removed, as in Home Assistant.
 */
public record Template(String before, @Nullable Expression expression, String after) implements ReadTemplate {
    /** Makes the payload as it is. */
    public static final Template VALUE = new Template("", new Expression("value", List.of(), List.of()), "");

    /** In characters; longer templates are not supported. */
    public static final int MAX_LENGTH = 1_000;

    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";

    /** Reads {@code source}, whose expression may use one of {@code variables}; never fails, and takes linear time. */
    public static ReadTemplate read(String source, Set<String> variables) {
        String text = source.strip();
        if (text.length() > MAX_LENGTH) {
            return new Unsupported(text.substring(0, 60) + "…", "it is longer than " + MAX_LENGTH + " characters");
        }
        if (text.contains("{%") || text.contains("{#")) {
            return new Unsupported(text, "it has statements or comments");
        }
        int begin = text.indexOf(OPEN);
        return begin < 0 ? new Template(text, null, "") : around(text, begin, variables);
    }

    private static ReadTemplate around(String text, int begin, Set<String> variables) {
        ExpressionReader reader = new ExpressionReader(text, begin + OPEN.length(), variables);
        Optional<Expression> expression = reader.read();
        if (expression.isEmpty()) {
            return new Unsupported(text, reader.problem());
        }
        String rest = text.substring(reader.position());
        if (!rest.startsWith(CLOSE)) {
            return new Unsupported(text, "the expression goes on where '}}' is expected");
        }
        String after = rest.substring(CLOSE.length());
        return after.contains(OPEN)
                ? new Unsupported(text, "it has more than one expression")
                : new Template(text.substring(0, begin), expression.get(), after);
    }

    /** A template that makes the scalar at {@code path} in a JSON payload. */
    public static Template member(String... path) {
        return new Template("", new Expression("value_json", List.of(path), List.of()), "");
    }

    /** Whether the template has a value only for JSON payloads. */
    public boolean needsJson() {
        return expression != null && expression.variable().equals("value_json");
    }

    /** The result with these variables; empty if the expression has no value. */
    public Optional<String> render(Variables variables) {
        return expression == null
                ? Optional.of(before)
                : expression.value(variables).map(value -> (before + value.text() + after).strip());
    }
}
