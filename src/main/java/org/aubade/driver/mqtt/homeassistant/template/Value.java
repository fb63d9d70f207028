package org.aubade.driver.mqtt.homeassistant.template;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The value of an expression in a template: a scalar, written as Home Assistant's templates write it. */
public sealed interface Value {
    /** The value as text: a flag is {@code True} or {@code False}, a fraction always has a decimal point. */
    String text();

    /** The value as a number; text is parsed. Empty if it is not a number. */
    Optional<Double> number();

    /** Text from a payload. */
    record Text(String text) implements Value {
        /** How null is written; devices report it for a value that is unknown. */
        public static final Text NONE = new Text("None");

        /** Every part is bounded, so that matching takes linear time. */
        private static final Pattern NUMBER =
                Pattern.compile("[+-]?(?:\\d{1,30}(?:\\.\\d{0,30})?|\\.\\d{1,30})(?:[eE][+-]?\\d{1,2})?");

        @Override
        public Optional<Double> number() {
            String stripped = text.strip();
            return NUMBER.matcher(stripped).matches() ? Optional.of(Double.valueOf(stripped)) : Optional.empty();
        }
    }

    /** A number without a fraction. */
    record Whole(long value) implements Value {
        @Override
        public String text() {
            return Long.toString(value);
        }

        @Override
        public Optional<Double> number() {
            return Optional.of((double) value);
        }
    }

    /** A number with a fraction; never infinite. */
    record Fraction(double value) implements Value {
        @Override
        public String text() {
            String plain = BigDecimal.valueOf(value).toPlainString();
            return plain.indexOf('.') < 0 ? plain + ".0" : plain;
        }

        @Override
        public Optional<Double> number() {
            return Optional.of(value);
        }
    }

    /** True or false; as a number, 1 or 0. */
    record Flag(boolean value) implements Value {
        @Override
        public String text() {
            return value ? "True" : "False";
        }

        @Override
        public Optional<Double> number() {
            return Optional.of(value ? 1.0 : 0.0);
        }
    }

    /** {@code value}, as a whole number if it has no fraction. */
    static Value of(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? new Whole((long) value) : new Fraction(value);
    }

    /** The text in lower case. */
    default Optional<Value> lower() {
        return Optional.of(new Text(text().toLowerCase(Locale.ROOT)));
    }

    /** The text in upper case. */
    default Optional<Value> upper() {
        return Optional.of(new Text(text().toUpperCase(Locale.ROOT)));
    }

    /** The number truncated towards zero; empty if it is not a number, or does not fit 64 bits. */
    default Optional<Value> whole() {
        return number().filter(number -> Math.abs(number) < 0x1p63).map(number -> new Whole(number.longValue()));
    }

    /** The number with a fraction; empty if it is not a number. */
    default Optional<Value> fraction() {
        return number().map(Fraction::new);
    }

    /** The number rounded half to even to {@code digits} after the decimal point, whole for 0; empty if it is not a number. */
    default Optional<Value> rounded(int digits) {
        return number().filter(number -> Math.abs(number) < 0x1p63)
                .map(number -> new BigDecimal(number).setScale(digits, RoundingMode.HALF_EVEN))
                .map(number -> digits == 0 ? new Whole(number.longValue()) : new Fraction(number.doubleValue()));
    }
}
