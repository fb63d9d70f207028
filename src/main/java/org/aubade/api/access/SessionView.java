package org.aubade.api.access;

import java.time.Instant;
import org.aubade.access.AccessMode;
import org.aubade.access.Identity;
import org.jspecify.annotations.Nullable;

/**
 * Who is logged in, on the wire.
 *
 * @param access {@code open} where nobody has to log in, else {@code login}
 * @param user null where nobody is logged in, and for a token without a user
 * @param role null where nobody is logged in; {@code admin} where nobody has to be
 * @param expires when the session ends by itself
 * @param setup whether there is no user yet, so that the link in the log has to be followed; null where nobody has to log in
 */
public record SessionView(
        String access,
        @Nullable String user,
        @Nullable String role,
        @Nullable Instant expires,
        @Nullable Boolean setup) {
    static SessionView of(Identity who) {
        return new SessionView(AccessMode.LOGIN.text(), who.user(), who.role().text(), who.expires(), null);
    }
}
