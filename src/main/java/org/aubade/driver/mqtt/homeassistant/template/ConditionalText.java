package org.aubade.driver.mqtt.homeassistant.template;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The template {@code {{ 'yes' if value_json.a else 'no' }}}, by which zwave-js-ui reports whether its nodes can be reached: one
 * of two words, depending on whether a value is true.
 */
public record ConditionalText(Expression condition, String yes, String no) {
    private static final Pattern FORM = Pattern.compile(
            "\\{\\{\\s*(['\"])([^'\"\\\\]*)\\1\\s+if\\s+([^{}]+?)\\s+else\\s+(['\"])([^'\"\\\\]*)\\4\\s*\\}\\}");

    /** Reads {@code source}; empty if it is not of that form. */
    public static Optional<ConditionalText> read(String source) {
        Matcher form = FORM.matcher(source.strip());
        if (source.length() > Template.MAX_LENGTH || !form.matches()) {
            return Optional.empty();
        }
        return Template.read("{{" + form.group(3) + "}}", Payload.VARIABLES) instanceof Template template
                        && template.expression() != null
                ? Optional.of(new ConditionalText(template.expression(), form.group(2), form.group(5)))
                : Optional.empty();
    }

    /** The word for {@code payload}; empty if the payload lacks the value. */
    public Optional<String> choose(Payload payload) {
        return condition.value(payload).map(value -> isTrue(value) ? yes : no);
    }

    private static boolean isTrue(Value value) {
        return switch (value) {
            case Value.Flag flag -> flag.value();
            case Value.Whole whole -> whole.value() != 0;
            case Value.Fraction fraction -> fraction.value() != 0;
            case Value.Text text -> !text.text().isEmpty() && !text.equals(Value.Text.NONE);
        };
    }
}
