package org.aubade.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whom a request comes from.
 *
 * @param credential the id of the {@link Credential} that shows it
 * @param user the user; null for a token without one
 * @param token the name of the token; null for a session
 * @param role what it may do
 * @param begun when the credential was made
 * @param expires when the credential ends by itself; null if it does not
 */
public record Identity(
        String credential,
        @Nullable String user,
        @Nullable String token,
        Role role,
        Instant begun,
        @Nullable Instant expires) {
    /**
     * Who shows {@code credential}, and may do what it and its user may.
     *
     * @param user the current role of the user of the credential; null exactly if the credential has no user
     */
    public static Identity of(Credential credential, @Nullable Role user) {
        if ((user == null) != (credential.user() == null)) {
            throw new IllegalArgumentException("a role has to be given exactly if the credential has a user; user: "
                    + credential.user() + ", role: " + user);
        }
        return new Identity(
                credential.id(),
                credential.user(),
                credential.kind() == Credential.Kind.TOKEN ? credential.name() : null,
                user == null ? credential.role() : credential.role().lesser(user),
                credential.created(),
                credential.expires());
    }

    /** Who it is, for people: {@code anna}, {@code anna (token grafana)} or {@code token grafana}. */
    public String describe() {
        if (token == null) {
            return String.valueOf(user);
        }
        return user == null ? "token " + token : user + " (token " + token + ")";
    }

    boolean isValidAt(Instant now) {
        return expires == null || now.isBefore(expires);
    }
}
