package org.aubade.driver.mqtt.homeassistant;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aubade.device.Color;
import org.aubade.device.DeviceState;

/** What text from a device says about it; text without a meaning says nothing. */
sealed interface Meaning {
    /** The property that it is about. */
    String property();

    /** What the property is then; empty if {@code text} says nothing about it. */
    Optional<Object> read(String text);

    /** {@code state} after {@code text}; {@code None} makes the property unknown. */
    default DeviceState put(DeviceState state, String text) {
        if (text.equals(Value.Text.NONE.text())) {
            return state.without(property());
        }
        return read(text).map(value -> state.with(property(), value)).orElse(state);
    }

    /** One of the device's words. */
    record Word(String property, Map<String, String> words) implements Meaning {
        public Word {
            words = Map.copyOf(words);
        }

        @Override
        public Optional<Object> read(String text) {
            return Optional.ofNullable(words.get(text));
        }
    }

    /** Whatever the text is, if it is short. */
    record Verbatim(String property) implements Meaning {
        private static final int MAX_LENGTH = 200;

        @Override
        public Optional<Object> read(String text) {
            return text.isEmpty() || text.length() > MAX_LENGTH ? Optional.empty() : Optional.of(text);
        }
    }

    /** A number. */
    record Quantity(String property, Conversion conversion) implements Meaning {
        @Override
        public Optional<Object> read(String text) {
            return new Value.Text(text).number().map(conversion::fromDevice).map(Meaning::plain);
        }
    }

    /** A colour as numbers with commas between them; what follows those of the space is white and left aside. */
    record Colour(String property, ColorSpace space) implements Meaning {
        @Override
        public Optional<Object> read(String text) {
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
