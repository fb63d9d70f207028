package org.aubade.text;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Parses single words and numbers. Each method throws an IllegalArgumentException that says what was found and expected. */
public final class ScalarParser {
    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}(?:\\.\\d{1,30})?");

    private ScalarParser() {}

    /** The element of {@code choices} whose {@code spelling} is {@code word}; errors call it a {@code what}. */
    public static <T> T choice(String what, String word, List<T> choices, Function<T, String> spelling) {
        return choices.stream()
                .filter(choice -> spelling.apply(choice).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(ErrorMessages.unknown(
                        what, word, choices.stream().map(spelling).toList())));
    }

    /** Parses {@code true} or {@code false}. */
    public static boolean flag(String word) {
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("found '" + word + "'; expected true or false");
        };
    }

    /** Parses a whole number of one to nine digits without a sign. */
    public static int wholeNumber(String text) {
        if (!WHOLE.matcher(text).matches()) {
            throw new IllegalArgumentException("found '" + text + "'; expected a whole number such as 3");
        }
        return Integer.parseInt(text);
    }

    /** Parses a decimal number without sign or exponent, with up to three digits before the point and 30 after it. */
    public static double number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException("found '" + text + "'; expected a number such as 1.5");
        }
        return Double.parseDouble(text);
    }
}
