package org.aubade.access;

import java.util.Locale;

/** Whether users have to log in. */
public enum AccessMode {
    /** Every request is permitted, with the role admin. */
    OPEN,
    /** A request needs a session or an API token. */
    LOGIN;

    /** The name, such as {@code login}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
