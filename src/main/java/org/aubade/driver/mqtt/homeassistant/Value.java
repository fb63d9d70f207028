package org.aubade.driver.mqtt.homeassistant;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an expression of a template is worth: a scalar, printed as Home Assistant's templates print it. */
sealed interface Value {
    /** Its text: a flag is {@code True} or {@code False}, a fraction always has its point. */
    String text();

    /** As a number: itself, or what its text says; empty if that is no number. */
    Optional<Double> number();

    /** Text from a payload. */
    record Text(String text) implements Value {
        /** What null is printed as, and what says that something is not known. */
        static final Text NONE = new Text("None");

        /** Bounded, and without two ways to read the same text. */
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

    /** A number with one; never infinite. */
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

    /** True or false; as a number 1 or 0. */
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

    /** {@code value} as a whole number where it is one. */
    static Value of(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? new Whole((long) value) : new Fraction(value);
    }

    /** In lower case. */
    default Optional<Value> lower() {
        return Optional.of(new Text(text().toLowerCase(Locale.ROOT)));
    }

    /** In upper case. */
    default Optional<Value> upper() {
        return Optional.of(new Text(text().toUpperCase(Locale.ROOT)));
    }

    /** Cut off towards zero; empty if it is no number that fits 64 bits. */
    default Optional<Value> whole() {
        return number().filter(number -> Math.abs(number) < 0x1p63).map(number -> new Whole(number.longValue()));
    }

    /** With a fraction; empty if it is no number. */
    default Optional<Value> fraction() {
        return number().map(Fraction::new);
    }

    /** Rounded to {@code digits} after the point, half to even; whole if there are none; empty if it is no number. */
    default Optional<Value> rounded(int digits) {
        return number().filter(number -> Math.abs(number) < 0x1p63)
                .map(number -> new BigDecimal(number).setScale(digits, RoundingMode.HALF_EVEN))
                .map(number -> digits == 0 ? new Whole(number.longValue()) : new Fraction(number.doubleValue()));
    }
}
