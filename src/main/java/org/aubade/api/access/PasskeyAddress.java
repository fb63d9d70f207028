package org.aubade.api.access;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Response.Status;
import java.util.Optional;
import org.aubade.access.webauthn.RelyingParty;
import org.aubade.api.http.Problem;
import org.aubade.api.http.ProblemException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The origin for passkeys: the configured one, else that of the request under way, by the forwarded headers of a trusted proxy. */
@RequestScoped
class PasskeyAddress {
    private final HttpServerRequest request;
    private final Optional<String> configured;

    PasskeyAddress(
            HttpServerRequest request,
            @ConfigProperty(name = "aubade.login.passkey-origin") Optional<String> configured) {
        this.request = request;
        this.configured = configured;
    }

    /** Ends the request with 409 where browsers make no passkeys. */
    RelyingParty require() {
        try {
            return configured.map(RelyingParty::of).orElseGet(this::requested);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.of(Status.CONFLICT, String.valueOf(e.getMessage())));
        }
    }

    private RelyingParty requested() {
        @Nullable HostAndPort authority = request.authority();
        return authority == null
                ? RelyingParty.at(String.valueOf(request.scheme()), "", -1)
                : RelyingParty.at(String.valueOf(request.scheme()), authority.host(), authority.port());
    }
}
