package org.aubade;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import org.aubade.access.AccessMode;
import org.aubade.access.AccountService;
import org.aubade.access.Role;
import org.aubade.access.User;
import org.aubade.run.Cause;

/** The user on whose behalf a button that is pressed over MQTT runs its program: a broker does not say who pressed it. */
final class ButtonUser {
    static final String KEY = "aubade.mqtt.announce-user";

    private final AccessMode mode;
    private final AccountService accounts;
    private final Optional<String> name;

    ButtonUser(AccessMode mode, AccountService accounts, Optional<String> name) {
        this.mode = mode;
        this.accounts = accounts;
        this.name = name;
    }

    /** Whether each press is refused, because a login is required and no user is configured. */
    boolean isMissing() {
        return mode == AccessMode.LOGIN && name.isEmpty();
    }

    /**
     * The cause of a run that a button starts. The user's role is read anew for each press.
     *
     * @return fails with an {@link IllegalStateException}, whose message says why, if no user may run it
     */
    @CheckReturnValue
    Uni<Cause.Request> cause() {
        if (mode == AccessMode.OPEN) {
            return Uni.createFrom().item(Cause.Request.ANONYMOUS);
        }
        return name.map(user -> accounts.user(user).onItem().transform(found -> cause(user, found)))
                .orElseGet(() -> Uni.createFrom()
                        .failure(() -> new IllegalStateException("a login is required here, and " + KEY
                                + " does not name the user whom buttons run programs for")));
    }

    private static Cause.Request cause(String name, Optional<User> found) {
        User user = found.orElseThrow(
                () -> new IllegalStateException(KEY + " names the user '" + name + "', but there is no such user"));
        if (!user.role().included().contains(Role.MEMBER_NAME)) {
            throw new IllegalStateException(KEY + " names the user '" + name + "', who is a "
                    + user.role().text() + " and may not run programs");
        }
        return new Cause.Request(user.name() + " (button)");
    }
}
