package org.aubade.program;

import java.util.regex.Pattern;

/**
 * A named tree of steps; immutable, equal by value, and does nothing until it is run.
 *
 * @param name 1 to 100 letters, digits, {@code . _ -}, the first a letter or digit
 * @param description for people; may be empty, at most 2,000 characters
 * @param root the step at path {@code 0}
 * @param overlap what becomes of a run while another is under way
 * @param resume how a run goes on whose process is gone
 */
public record Program(String name, String description, Step root, Overlap overlap, Resume resume) {
    /** How long a description may be, in characters. */
    public static final int MAX_DESCRIPTION = 2_000;

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,99}");

    /** @throws IllegalArgumentException if the name is not valid, the description too long, or the tree beyond {@link TreeLimits} */
    public Program {
        name = requireName(name);
        description = requireDescription(description);
        TreeLimits.require(name, root);
    }

    static String requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a program name is 1 to 100 letters, digits, '.', '_' or '-',"
                    + " the first a letter or digit; found '" + name + "'");
        }
        return name;
    }

    static String requireDescription(String description) {
        if (description.length() > MAX_DESCRIPTION) {
            throw new IllegalArgumentException("the description of a program must be at most " + MAX_DESCRIPTION
                    + " characters; found " + description.length());
        }
        return description;
    }
}
