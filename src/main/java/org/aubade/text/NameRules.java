package org.aubade.text;

import java.util.regex.Pattern;

/** The rules for names and descriptions. Each method throws an IllegalArgumentException that quotes the rule. */
public final class NameRules {
    /** The greatest length of a description, in characters. */
    public static final int MAX_DESCRIPTION = 2_000;

    /** The rule in short; completes "expected …". */
    static final String RULE = "a name of 1 to 100 letters, digits, '.', '_' or '-'";

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,99}");

    private NameRules() {}

    /** Returns {@code name} if it is valid for a {@code noun}; a valid name is safe in a URL path and as a file name. */
    public static String require(String noun, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a " + noun + " name is 1 to 100 letters, digits, '.', '_' or '-',"
                    + " the first a letter or digit; found '" + name + "'");
        }
        return name;
    }

    /** Returns {@code description} if it is at most {@link #MAX_DESCRIPTION} characters long. */
    public static String requireDescription(String noun, String description) {
        if (description.length() > MAX_DESCRIPTION) {
            throw new IllegalArgumentException("the description of a " + noun + " must be at most " + MAX_DESCRIPTION
                    + " characters; found " + description.length());
        }
        return description;
    }
}
