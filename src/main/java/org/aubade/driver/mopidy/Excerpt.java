package org.aubade.driver.mopidy;

import org.aubade.text.LogText;

/** Shortens external text for an error message to one line of at most 200 characters. */
final class Excerpt {
    private static final int MAX_LENGTH = 200;

    private Excerpt() {}

    /** {@code text}, or its beginning if it is too long. */
    static String of(String text) {
        return LogText.oneLine(text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…");
    }

    /** {@code text}, or its beginning if it is too long, in quotes. */
    static String quoted(String text) {
        return "'" + of(text) + "'";
    }
}
