package org.aubade.program;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a program.
 *
 * @param path the {@link StepPath} of the step, or the key beside it that is wrong, such as {@code name}
 * @param message what was found and what would work
 * @param line the line of the text, from 1; null where there is no text
 */
public record Violation(
        String path, String message, @Nullable Integer line) {
    /** A violation of a tree that was not read from text. */
    public Violation(String path, String message) {
        this(path, message, null);
    }
}
