package org.aubade.driver.mqtt.homeassistant;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A template of the closed subset: constant text around at most one expression, such as
 * {@code {"value": {{ value | int }}}}. Blanks at either end of what it makes are dropped, as Home Assistant does.
 */
record Template(String before, @Nullable Expression expression, String after) implements ReadTemplate {
    /** Makes the payload itself. */
    static final Template VALUE = new Template("", new Expression("value", List.of(), List.of()), "");

    /** Longer templates are not read. */
    static final int MAX_LENGTH = 1_000;

    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";

    /** Reads {@code source}, whose expression may name one of {@code variables}; never fails and takes linear time. */
    static ReadTemplate read(String source, Set<String> variables) {
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
            return new Unsupported(text, reader.complaint());
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

    /** The scalar that is found at {@code path} in a payload of JSON. */
    static Template member(String... path) {
        return new Template("", new Expression("value_json", List.of(path), List.of()), "");
    }

    /** Whether it has a value only for a payload of JSON. */
    boolean isOfJson() {
        return expression != null && expression.variable().equals("value_json");
    }

    /** What it makes in {@code scope}; empty where the expression has no value there. */
    Optional<String> render(Scope scope) {
        return expression == null
                ? Optional.of(before)
                : expression.value(scope).map(value -> (before + value.text() + after).strip());
    }
}
