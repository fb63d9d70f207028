package org.aubade.driver.mopidy;

import org.aubade.device.LogText;

/** Text from outside, made fit for an error: on one line, and not too long. */
final class Excerpt {
    private static final int LONGEST = 200;

    private Excerpt() {}

    /** {@code text}, or its beginning. */
    static String of(String text) {
        return LogText.oneLine(text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…");
    }

    /** The same in quotes. */
    static String quoted(String text) {
        return "'" + of(text) + "'";
    }
}
