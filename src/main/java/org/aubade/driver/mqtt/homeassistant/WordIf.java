package org.aubade.driver.mqtt.homeassistant;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code {{ 'yes' if value_json.a else 'no' }}}: one of two words, by whether a value is true, as zwave-js-ui tells whether
 * its nodes can be reached.
 */
record WordIf(Expression condition, String yes, String no) {
    private static final Pattern FORM = Pattern.compile(
            "\\{\\{\\s*(['\"])([^'\"\\\\]*)\\1\\s+if\\s+([^{}]+?)\\s+else\\s+(['\"])([^'\"\\\\]*)\\4\\s*\\}\\}");

    /** Empty if {@code source} is something else. */
    static Optional<WordIf> read(String source) {
        Matcher form = FORM.matcher(source.strip());
        if (source.length() > Template.MAX_LENGTH || !form.matches()) {
            return Optional.empty();
        }
        return Template.read("{{" + form.group(3) + "}}", Payload.VARIABLES) instanceof Template template
                        && template.expression() != null
                ? Optional.of(new WordIf(template.expression(), form.group(2), form.group(5)))
                : Optional.empty();
    }

    /** The word for {@code payload}; empty where the value is not there. */
    Optional<String> word(Payload payload) {
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
