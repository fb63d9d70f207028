package org.aubade.text;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads single words and numbers; each method throws an IllegalArgumentException that says what would work. */
public final class Words {
    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}(?:\\.\\d{1,30})?");

    private Words() {}

    /** The one of {@code choices} that is spelled {@code word}; {@code what} names it in an error. */
    public static <T> T choice(String what, String word, List<T> choices, Function<T, String> spelling) {
        return choices.stream()
                .filter(choice -> spelling.apply(choice).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(Wording.unknown(
                        what, word, choices.stream().map(spelling).toList())));
    }

    /** {@code true} or {@code false}. */
    public static boolean flag(String word) {
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("found '" + word + "'; expected true or false");
        };
    }

    /** A number of at most nine digits. */
    public static int wholeNumber(String text) {
        if (!WHOLE.matcher(text).matches()) {
            throw new IllegalArgumentException("found '" + text + "'; expected a whole number such as 3");
        }
        return Integer.parseInt(text);
    }

    /** A decimal number without an exponent. */
    public static double number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException("found '" + text + "'; expected a number such as 1.5");
        }
        return Double.parseDouble(text);
    }
}
