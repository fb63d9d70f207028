package org.aubade.api.access;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.function.Supplier;
import org.aubade.access.Role;
import org.aubade.api.http.JsonBody;
import org.aubade.api.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** What clients send about users, sessions and tokens. */
final class AccessBodies {
    private AccessBodies() {}

    /** A name and a password, to log in. */
    @RegisterForReflection
    record Credentials(@Nullable String name, @Nullable String password) {}

    /** The first user; {@code link} is what the link in the log has behind {@code setup=}. */
    @RegisterForReflection
    record FirstUser(
            @Nullable String link,
            @Nullable String name,
            @Nullable String password) {}

    /** A user's own password, and what it becomes. */
    @RegisterForReflection
    record PasswordChange(@Nullable String old, @Nullable String password) {}

    /** A new user. */
    @RegisterForReflection
    record NewUser(
            @Nullable String name,
            @Nullable String password,
            @Nullable String role) {}

    /** What of a user changes; null for what stays. */
    @RegisterForReflection
    record UserChange(@Nullable String password, @Nullable String role) {}

    /** A new token; {@code expires} is an instant or a date; null for never. */
    @RegisterForReflection
    record TokenRequest(
            @Nullable String name,
            @Nullable String role,
            @Nullable String expires) {}

    static Role role(@Nullable String role) {
        return checked(() -> Role.parse(JsonBody.require("role", role)));
    }

    /** What comes of {@code read}; what it does not accept ends the request with 400. */
    static <T> T checked(Supplier<T> read) {
        try {
            return read.get();
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest(String.valueOf(e.getMessage()));
        }
    }
}
