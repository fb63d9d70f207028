package org.aubade.access;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Somebody who can log in with a password.
 *
 * @param name see {@link #requireName}
 * @param passwordHash as {@link Passwords} makes it
 */
public record User(String name, Role role, String passwordHash, Instant created) {
    /** How much of what may be a name is looked at, in characters. */
    private static final int MAX_RAW = 100;

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");

    /** It leaves the hash out, which nobody needs to read. */
    @Override
    public String toString() {
        return "User[" + name + ", " + role + "]";
    }

    /**
     * {@code name} in lower case, in which names are compared.
     *
     * @throws IllegalArgumentException if it is no name of a user
     */
    public static String requireName(String name) {
        return canonical(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "the name of a user has 1 to 64 letters, digits and . _ @ -, and begins with a letter or a"
                                + " digit; found '" + name.substring(0, Math.min(name.length(), MAX_RAW)) + "'"));
    }

    /** {@code name} as it is compared, if it can be one: what cannot is never looked up, whatever a client sends. */
    static Optional<String> canonical(String name) {
        return name.length() > MAX_RAW
                ? Optional.empty()
                : Optional.of(name.strip().toLowerCase(Locale.ROOT))
                        .filter(small -> NAME.matcher(small).matches());
    }
}
