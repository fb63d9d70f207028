package org.aubade.driver.mqtt.homeassistant.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aubade.device.Color;
import org.aubade.device.DeviceState;
import org.aubade.driver.mqtt.homeassistant.template.Value;

/** Turns the text that a device reports into one property; implemented by records, so that definitions can be compared. */
sealed interface PropertyParser {
    /** The name of the property. */
    String property();

    /** The value of the property; empty if {@code text} cannot be understood. */
    Optional<Object> parse(String text);

    /** {@code state} after {@code text} was reported; the text {@code None} removes the property. */
    default DeviceState apply(DeviceState state, String text) {
        if (text.equals(Value.Text.NONE.text())) {
            return state.without(property());
        }
        return parse(text).map(value -> state.with(property(), value)).orElse(state);
    }

    /** Translates the device's words. */
    record Word(String property, Map<String, String> words) implements PropertyParser {
        public Word {
            words = Map.copyOf(words);
        }

        @Override
        public Optional<Object> parse(String text) {
            return Optional.ofNullable(words.get(text));
        }
    }

    /** Takes any text of at most 200 characters as it is. */
    record Verbatim(String property) implements PropertyParser {
        private static final int MAX_LENGTH = 200;

        @Override
        public Optional<Object> parse(String text) {
            return text.isEmpty() || text.length() > MAX_LENGTH ? Optional.empty() : Optional.of(text);
        }
    }

    /** Reads a number. */
    record Quantity(String property, Conversion conversion) implements PropertyParser {
        @Override
        public Optional<Object> parse(String text) {
            return new Value.Text(text).number().map(conversion::fromDevice).map(PropertyParser::plain);
        }
    }

    /** Reads a colour as numbers with commas between them; numbers for white channels at the end are ignored. */
    record Colour(String property, ColorSpace space) implements PropertyParser {
        @Override
        public Optional<Object> parse(String text) {
            List<Double> numbers = new ArrayList<>();
            for (String part : text.split(",", 6)) {
                new Value.Text(part).number().ifPresent(numbers::add);
            }
            return numbers.size() < space.members().size()
                    ? Optional.empty()
                    : Optional.of(space.color(numbers)).map(Color::toString);
        }
    }

    private static Object plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15 ? (Object) (long) number : (Object) number;
    }
}
