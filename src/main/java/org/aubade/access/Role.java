package org.aubade.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What somebody may do. Each role may also do what those before it may. */
public enum Role {
    /** Sees everything but users, tokens and the audit log. */
    VIEWER,
    /** Also runs programs, sends messages to devices, and skips, moves and pauses occurrences. */
    MEMBER,
    /** Also edits programs, schedules, devices, users and tokens, and reads the audit log. */
    ADMIN;

    /** The names of the roles, as annotations take them. */
    public static final String VIEWER_NAME = "viewer";

    public static final String MEMBER_NAME = "member";

    public static final String ADMIN_NAME = "admin";

    /** The name, such as {@code viewer}. */
    public String text() {
        return switch (this) {
            case VIEWER -> VIEWER_NAME;
            case MEMBER -> MEMBER_NAME;
            case ADMIN -> ADMIN_NAME;
        };
    }

    /** The names of the roles that this one includes, its own among them. */
    public Set<String> included() {
        return Arrays.stream(values())
                .filter(role -> role.compareTo(this) <= 0)
                .map(Role::text)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The role with that name.
     *
     * @throws IllegalArgumentException if there is none; the message says which there are
     */
    public static Role parse(String text) {
        return Arrays.stream(values())
                .filter(role -> role.text().equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("a role is viewer, member or admin; found '" + text + "'"));
    }

    /** The one of the two that may do less. */
    Role lesser(Role other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
