package org.aubade.device;

import java.util.Optional;

/** What the data of a message must look like. */
public sealed interface DataFormat {

    /** Why {@code data} does not fit, in words that complete "SWITCH_ON …", or empty if it does. */
    Optional<String> complaint(String data);

    /** The format in words, for documentation: "no data", "a colour: …". */
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

    /** A colour as {@link Color#parse} reads it. */
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

    private static String abbreviate(String data) {
        return data.length() <= 40 ? data : data.substring(0, 40) + "…";
    }
}
