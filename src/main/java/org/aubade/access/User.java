package org.aubade.access;

import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Somebody who can log in with a password.
 *
 * @param name see {@link #requireName}
 * @param passwordHash as {@link Passwords} makes it
 */
public record User(String name, Role role, String passwordHash, Instant created) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");

    /** It leaves the hash out, which nobody needs to read. */
    @Override
    public String toString() {
        return "User[" + name + ", " + role + "]";
    }

    /**
     * {@code name} in small letters, in which names are compared.
     *
     * @throws IllegalArgumentException if it is no name of a user
     */
    public static String requireName(String name) {
        String small = canonical(name);
        if (!NAME.matcher(small).matches()) {
            throw new IllegalArgumentException("the name of a user has 1 to 64 letters, digits and . _ @ -, and begins"
                    + " with a letter or a digit; found '" + name + "'");
        }
        return small;
    }

    /** {@code name} as it is compared. */
    static String canonical(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
