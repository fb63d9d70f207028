package org.aubade.api.access;

import java.time.Instant;
import org.aubade.access.User;

/** A user on the wire, without the password. */
public record UserView(String name, String role, Instant created) {
    static UserView of(User user) {
        return new UserView(user.name(), user.role().text(), user.created());
    }
}
