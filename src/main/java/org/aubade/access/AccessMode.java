package org.aubade.access;

import java.util.Locale;

/** Who is let in. */
public enum AccessMode {
    /** Everybody, as an admin. */
    OPEN,
    /** Whoever logs in, or has a token. */
    LOGIN;

    /** The name, such as {@code login}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
