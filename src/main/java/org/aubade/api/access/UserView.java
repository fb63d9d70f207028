package org.aubade.api.access;

import java.time.Instant;
import org.aubade.access.Subject;
import org.aubade.access.User;
import org.jspecify.annotations.Nullable;

/**
 * A user on the wire, without the password.
 *
 * @param issuer the provider that the user logs in with; null for a user that was made here
 */
public record UserView(
        String name, String role, Instant created, @Nullable String issuer) {
    static UserView of(User user) {
        @Nullable Subject subject = user.subject();
        return new UserView(user.name(), user.role().text(), user.created(), subject == null ? null : subject.issuer());
    }
}
