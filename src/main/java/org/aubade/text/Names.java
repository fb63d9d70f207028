package org.aubade.text;

import java.util.regex.Pattern;

/** The rules for names and descriptions; each method throws an IllegalArgumentException that says what would work. */
public final class Names {
    /** How long a description may be, in characters. */
    public static final int MAX_DESCRIPTION = 2_000;

    /** What a name is, in short. */
    static final String RULE = "a name of 1 to 100 letters, digits, '.', '_' or '-'";

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,99}");

    private Names() {}

    /** {@code name}, if it may be that of a {@code noun}: it may stand in a URL and in a file name. */
    public static String require(String noun, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a " + noun + " name is 1 to 100 letters, digits, '.', '_' or '-',"
                    + " the first a letter or digit; found '" + name + "'");
        }
        return name;
    }

    /** {@code description}, if it is short enough for one of a {@code noun}. */
    public static String requireDescription(String noun, String description) {
        if (description.length() > MAX_DESCRIPTION) {
            throw new IllegalArgumentException("the description of a " + noun + " must be at most " + MAX_DESCRIPTION
                    + " characters; found " + description.length());
        }
        return description;
    }
}
