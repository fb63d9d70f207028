package org.aubade.text;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with what somebody wrote.
 *
 * @param path the key that is wrong, such as {@code name}, or the path of the step, such as {@code 0.2.1}
 * @param message what was found and what would work
 * @param line the line of the text, from 1; null where there is no text
 */
public record Violation(
        String path, String message, @Nullable Integer line) {
    /** A violation of what was not read from a text. */
    public Violation(String path, String message) {
        this(path, message, null);
    }
}
