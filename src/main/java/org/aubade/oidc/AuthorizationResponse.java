package org.aubade.oidc;

import org.jspecify.annotations.Nullable;

/**
 * What a provider sends a browser back with. Anybody can write it: nothing of it counts before the state was compared.
 *
 * @param error why there is no code; null if there is one
 * @param issuer who answers, where the provider says it (RFC 9207)
 */
public record AuthorizationResponse(
        @Nullable String state,
        @Nullable String code,
        @Nullable String error,
        @Nullable String issuer) {
    /** Whether it is an answer at all, and not a browser that wants to log in. */
    public boolean isThere() {
        return state != null || code != null || error != null;
    }

    /** It leaves the code out, which does not belong in logs. */
    @Override
    public String toString() {
        return "AuthorizationResponse[error=" + error + "]";
    }
}
