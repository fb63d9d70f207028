package org.aubade.driver.mqtt.homeassistant.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aubade.driver.mqtt.homeassistant.template.Expression.Filter;

/** Reads one expression from left to right, each character once; refuses what is not supported. */
final class ExpressionReader {
    private static final int MAX_PARTS = 16;

    /** In Home Assistant {@code value_json.keys} is a method of the object and not its member, so that it is not supported. */
    private static final Set<String> METHODS = Set.of(
            "clear", "copy", "fromkeys", "get", "items", "keys", "pop", "popitem", "setdefault", "update", "values");

    private final String text;
    private final Set<String> variables;
    private int position;
    private String problem = "";

    ExpressionReader(String text, int position, Set<String> variables) {
        this.text = text;
        this.position = position;
        this.variables = variables;
    }

    /** The expression; empty if it is not supported, and then {@link #problem} says why. */
    Optional<Expression> read() {
        String variable = word();
        if (!variables.contains(variable)) {
            return refuse("it may name "
                    + String.join(" or ", variables.stream().sorted().toList()) + " only");
        }
        List<String> path = new ArrayList<>();
        List<Filter> filters = new ArrayList<>();
        if (!readPath(path) || !readFilters(filters)) {
            return Optional.empty();
        }
        if (path.isEmpty() == variable.equals("value_json")) {
            return refuse(path.isEmpty() ? "value_json is not one value" : variable + " has no members");
        }
        return Optional.of(new Expression(variable, path, filters));
    }

    /** The position after the expression. */
    int position() {
        return position;
    }

    /** Why the expression is not supported. */
    String problem() {
        return problem;
    }

    private boolean readPath(List<String> path) {
        while (path.size() < MAX_PARTS) {
            if (accept('.')) {
                String name = word();
                if (name.isEmpty() || name.startsWith("__") || METHODS.contains(name)) {
                    return fail("'." + name + "' is not the name of a member");
                }
                path.add(name);
            } else if (accept('[')) {
                Optional<String> name = quoted();
                if (name.isEmpty() || !accept(']')) {
                    return fail("a member in brackets is quoted text without escapes");
                }
                path.add(name.get());
            } else {
                return true;
            }
        }
        return fail("the path has more than " + MAX_PARTS + " parts");
    }

    private boolean readFilters(List<Filter> filters) {
        while (accept('|')) {
            String name = word();
            Optional<Filter> filter = filter(name);
            if (filter.isEmpty() || filters.size() == MAX_PARTS) {
                return fail("there is no filter '" + name + "' here; known: float, int, lower, round, upper");
            }
            filters.add(filter.get());
        }
        return true;
    }

    private Optional<Filter> filter(String name) {
        return switch (name) {
            case "lower" -> Optional.of(new Expression.Lower());
            case "upper" -> Optional.of(new Expression.Upper());
            case "int" -> Optional.of(new Expression.ToInt());
            case "float" -> Optional.of(new Expression.ToFloat());
            case "round" -> digits().map(Expression.Round::new);
            default -> Optional.empty();
        };
    }

    /** The digits of {@code round}: {@code (2)}, or 0 without parentheses. */
    private Optional<Integer> digits() {
        if (!accept('(')) {
            return Optional.of(0);
        }
        skipBlanks();
        char digit = position < text.length() ? text.charAt(position++) : ' ';
        return digit >= '0' && digit <= '9' && accept(')') ? Optional.of(digit - '0') : Optional.empty();
    }

    private String word() {
        skipBlanks();
        int begin = position;
        while (position < text.length() && isOfWord(text.charAt(position), position == begin)) {
            position++;
        }
        return text.substring(begin, position);
    }

    private static boolean isOfWord(char letter, boolean first) {
        boolean letters = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter == '_';
        return letters || (!first && letter >= '0' && letter <= '9');
    }

    private Optional<String> quoted() {
        skipBlanks();
        char quote = position < text.length() ? text.charAt(position) : ' ';
        int end = quote == '"' || quote == '\'' ? text.indexOf(quote, position + 1) : -1;
        if (end < 0) {
            return Optional.empty();
        }
        String name = text.substring(position + 1, end);
        position = end + 1;
        return name.indexOf('\\') < 0 ? Optional.of(name) : Optional.empty();
    }

    /** Skips {@code expected}, and blanks around it, if it comes next; whether it did. */
    private boolean accept(char expected) {
        skipBlanks();
        boolean next = position < text.length() && text.charAt(position) == expected;
        if (next) {
            position++;
            skipBlanks();
        }
        return next;
    }

    private void skipBlanks() {
        while (position < text.length() && " \t\r\n".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
    }

    private boolean fail(String why) {
        problem = why;
        return false;
    }

    private Optional<Expression> refuse(String why) {
        problem = why;
        return Optional.empty();
    }
}
