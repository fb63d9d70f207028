package org.aubade.api.access;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.NewCookie;
import java.util.Optional;
import org.aubade.oidc.LoginAttempt;
import org.jspecify.annotations.Nullable;

/**
 * The cookie of a login with a provider that is under way. It is SameSite=Lax, since the browser comes back from the site of the provider.
 * It says no path: so it holds for what is beside the address that was asked, as the browser knows it, whatever a proxy makes of that.
 */
final class AttemptCookie {
    static final String NAME = "aubade-login";

    /** In seconds. */
    private static final int LIFETIME = 600;

    private AttemptCookie() {}

    static NewCookie of(LoginAttempt attempt, boolean encrypted) {
        return cookie(attempt.secret(), LIFETIME, encrypted);
    }

    /** The one that makes the browser forget it. */
    static NewCookie none(boolean encrypted) {
        return cookie("", 0, encrypted);
    }

    static Optional<LoginAttempt> read(HttpServerRequest request) {
        @Nullable Cookie cookie = request.getCookie(NAME);
        return LoginAttempt.of(cookie == null ? null : cookie.getValue());
    }

    private static NewCookie cookie(String value, int seconds, boolean encrypted) {
        return new NewCookie.Builder(NAME)
                .value(value)
                .maxAge(seconds)
                .httpOnly(true)
                .secure(encrypted)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
