package org.aubade.api.access;

import java.time.Instant;
import org.aubade.access.Credential;
import org.aubade.access.NewToken;
import org.jspecify.annotations.Nullable;

/**
 * An API token on the wire.
 *
 * @param user whose it is; null where no user made it
 * @param expires null for never
 * @param token what the client shows; only in the answer to the request that made it
 */
public record TokenView(
        String id,
        String name,
        @Nullable String user,
        String role,
        Instant created,
        @Nullable Instant expires,
        @Nullable String token) {
    static TokenView of(Credential token) {
        return view(token, null);
    }

    static TokenView of(NewToken made) {
        return view(made.token(), made.secret().text());
    }

    private static TokenView view(Credential token, @Nullable String secret) {
        return new TokenView(
                token.id(), token.name(), token.user(), token.role().text(), token.created(), token.expires(), secret);
    }
}
