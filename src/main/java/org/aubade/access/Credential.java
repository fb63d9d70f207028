package org.aubade.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A session or an API token, as it is kept.
 *
 * @param hash the hash of its {@link Secret}
 * @param id what it is called in paths; says nothing of the secret
 * @param name what people call it; empty for a session
 * @param user whose it is: it ends with the user, and may never do more than the user; null for a token
 *     that no user made
 * @param role what it may do at most; {@link Role#ADMIN} for a session, which may do what its user may
 * @param expires when it ends by itself; null for a token that does not
 */
public record Credential(
        String hash,
        String id,
        Kind kind,
        String name,
        @Nullable String user,
        Role role,
        Instant created,
        @Nullable Instant expires) {
    /** How it came to be. */
    public enum Kind {
        /** Somebody logged in on the page. */
        SESSION,
        /** Somebody made a token for a program. */
        TOKEN
    }
}
