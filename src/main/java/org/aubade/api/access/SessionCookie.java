package org.aubade.api.access;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.aubade.access.LoginSession;
import org.aubade.time.TimeSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestResponse;

/** The session cookie: HttpOnly, SameSite=Strict, and Secure if the connection is encrypted. */
@Singleton
class SessionCookie {
    private final String path;
    private final TimeSource time;

    SessionCookie(@ConfigProperty(name = "quarkus.http.root-path", defaultValue = "/") String path, TimeSource time) {
        this.path = path.startsWith("/") ? path : "/" + path;
        this.time = time;
    }

    /** The answer to whoever has just logged in: the session, and its cookie. */
    RestResponse<SessionView> answer(LoginSession session, boolean encrypted) {
        return RestResponse.ResponseBuilder.ok(SessionView.of(session.identity()))
                .cookie(of(session, encrypted))
                .build();
    }

    NewCookie of(LoginSession session, boolean encrypted) {
        Instant now = time.now();
        Instant expires = Objects.requireNonNull(session.identity().expires(), "a session ends by itself");
        return cookie(session.secret().text(), Duration.between(now, expires).toSeconds(), encrypted);
    }

    /** The one that makes the browser forget it. */
    NewCookie none(boolean encrypted) {
        return cookie("", 0, encrypted);
    }

    private NewCookie cookie(String value, long seconds, boolean encrypted) {
        return new NewCookie.Builder(AccessMechanism.COOKIE)
                .value(value)
                .path(path)
                .maxAge((int) Math.min(seconds, Integer.MAX_VALUE))
                .httpOnly(true)
                .secure(encrypted)
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }
}
