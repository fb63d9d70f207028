package org.aubade.api.access;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;
import org.aubade.access.Secret;

/** Asks whom {@code secret} belongs to. */
final class SecretRequest extends BaseAuthenticationRequest {
    private final Secret secret;

    SecretRequest(Secret secret) {
        this.secret = secret;
    }

    Secret secret() {
        return secret;
    }
}
