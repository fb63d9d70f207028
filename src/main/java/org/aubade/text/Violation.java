package org.aubade.text;

import org.jspecify.annotations.Nullable;

/**
 * One error in a program or schedule.
 *
 * @param path the key that is wrong, such as {@code name}, or the path of the step that is wrong, such as {@code 0.2.1}
 * @param message what was found and what would work
 * @param line the line in the text, from 1; null if there is no text
 */
public record Violation(
        String path, String message, @Nullable Integer line) {
    /** A violation in something that was not read from a text. */
    public Violation(String path, String message) {
        this(path, message, null);
    }
}
