package org.aubade.device;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The format of a message's data. */
public sealed interface DataFormat {

    /** Why {@code data} does not fit, in words that follow the message type; empty if it fits. */
    Optional<String> complaint(String data);

    /** The format in words, for documentation and errors: "no data", "a colour: …". */
    String description();

    /** No data at all. */
    record Nothing() implements DataFormat {
        @Override
        public Optional<String> complaint(String data) {
            return data.isEmpty() ? Optional.empty() : Optional.of("takes no data; found '" + abbreviate(data) + "'");
        }

        @Override
        public String description() {
            return "no data";
        }
    }

    /** Text that is not blank, of at most {@code maxLength} characters; {@code what} names it, such as "a song". */
    record Text(String what, int maxLength) implements DataFormat {
        @Override
        public Optional<String> complaint(String data) {
            if (data.isBlank()) {
                return Optional.of("needs " + description() + " as its data");
            }
            return data.length() <= maxLength
                    ? Optional.empty()
                    : Optional.of("takes at most " + maxLength + " characters; found " + data.length());
        }

        @Override
        public String description() {
            return what + ": text of 1 to " + maxLength + " characters";
        }
    }

    /** A colour that {@link Color#parse} can read. */
    record Colour() implements DataFormat {
        @Override
        public Optional<String> complaint(String data) {
            return Color.parse(data).isPresent()
                    ? Optional.empty()
                    : Optional.of("needs " + description() + "; found '" + abbreviate(data) + "'");
        }

        @Override
        public String description() {
            return "a colour: #rgb, #rrggbb or a basic CSS name such as red";
        }
    }

    /**
     * A number in plain notation from {@code min} to {@code max}, inclusive; {@code what} names it, such as "a brightness", and
     * {@code unit} is empty if it has none.
     */
    record Quantity(String what, double min, double max, String unit) implements DataFormat {
        private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(?:\\.\\d{1,15})?");

        /** @throws IllegalArgumentException if {@code min} is above {@code max} */
        public Quantity {
            if (!(min <= max)) {
                throw new IllegalArgumentException("min must be at most max; found " + min + " and " + max);
            }
        }

        /** A quantity from 0 to 100 %. */
        public static Quantity percent(String what) {
            return new Quantity(what, 0, 100, "%");
        }

        @Override
        public Optional<String> complaint(String data) {
            boolean fits = NUMBER.matcher(data).matches()
                    && Double.parseDouble(data) >= min
                    && Double.parseDouble(data) <= max;
            return fits
                    ? Optional.empty()
                    : Optional.of("needs " + description() + "; found '" + abbreviate(data) + "'");
        }

        @Override
        public String description() {
            return what + ": a number from " + plain(min) + " to " + plain(max) + (unit.isEmpty() ? "" : " " + unit);
        }

        private static String plain(double number) {
            return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
        }
    }

    /** One of {@code options}, written in the same way. */
    record Choice(String what, List<String> options) implements DataFormat {
        /** @throws IllegalArgumentException if there is no option */
        public Choice {
            options = List.copyOf(options);
            if (options.isEmpty()) {
                throw new IllegalArgumentException("there must be an option");
            }
        }

        @Override
        public Optional<String> complaint(String data) {
            return options.contains(data)
                    ? Optional.empty()
                    : Optional.of("needs " + description() + "; found '" + abbreviate(data) + "'");
        }

        @Override
        public String description() {
            return what + ": one of " + String.join(", ", options);
        }
    }

    private static String abbreviate(String data) {
        return data.length() <= 40 ? data : data.substring(0, 40) + "…";
    }
}
