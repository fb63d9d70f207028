package org.aubade.text;

import java.util.List;

/** Phrases that error messages have in common. */
public final class ErrorMessages {
    private static final int MAX_QUOTED = 60;

    private ErrorMessages() {}

    /** {@code text} if it has at most 60 characters, otherwise its first 60 and an ellipsis. */
    public static String shorten(String text) {
        return text.length() <= MAX_QUOTED ? text : text.substring(0, MAX_QUOTED) + "…";
    }

    /** {@code unknown key 'tmeout'; did you mean 'timeout'? known: send, timeout}. */
    public static String unknown(String what, String word, List<String> known) {
        String hint = SpellingSuggestions.closest(word, known)
                .map(meant -> "did you mean '" + meant + "'? ")
                .orElse("");
        return "unknown " + what + " '" + shorten(word) + "'; " + hint + "known: " + String.join(", ", known);
    }
}
