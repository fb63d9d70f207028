package org.aubade.api.access;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.function.Supplier;
import org.aubade.access.Role;
import org.aubade.api.http.JsonBody;
import org.aubade.api.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** What clients send about users, sessions, passkeys and tokens. */
final class AccessBodies {
    private static final int MAX_NAME = 64;

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

    /** The password of whoever adds a passkey; null shortly after a login. */
    @RegisterForReflection
    record PasskeyRequest(@Nullable String password) {}

    /** What a browser answers when it has made a passkey, in base64url; see {@link org.aubade.access.webauthn.Registration}. */
    @RegisterForReflection
    record MadePasskey(
            @Nullable String name,
            @Nullable String id,
            @Nullable String clientData,
            @Nullable String authenticatorData,
            @Nullable String publicKey,
            @Nullable Integer algorithm) {}

    /** What a browser answers when somebody has used a passkey, in base64url; see {@link org.aubade.access.webauthn.Assertion}. */
    @RegisterForReflection
    record ShownPasskey(
            @Nullable String id,
            @Nullable String clientData,
            @Nullable String authenticatorData,
            @Nullable String signature,
            @Nullable String userHandle) {}

    /** What people call a token or a passkey. */
    static String name(@Nullable String text) {
        String name = JsonBody.require("name", text).strip();
        if (name.isEmpty() || name.length() > MAX_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.badRequest(
                    "name must have 1 to " + MAX_NAME + " characters, in one line; found " + name.length());
        }
        return name;
    }

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
