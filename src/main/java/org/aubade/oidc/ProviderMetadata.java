package org.aubade.oidc;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says of itself (OpenID Connect Discovery 1.0).
 *
 * @param userinfo null where it has none
 * @param isBasic whether the secret of the client is sent in the header, and not in the body
 */
record ProviderMetadata(
        URI authorization, URI token, URI keys, @Nullable URI userinfo, boolean isBasic) {
    private static final String PATH = "/.well-known/openid-configuration";

    /** Where it says it. */
    static URI address(String issuer) {
        return URI.create((issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer) + PATH);
    }

    /**
     * Reads what {@code issuer} answered.
     *
     * @throws IllegalArgumentException if it cannot be right; the message follows the name of the provider
     */
    static ProviderMetadata read(Map<String, Object> answer, String issuer) {
        if (!issuer.equals(answer.get("issuer"))) {
            throw new IllegalArgumentException("calls itself '" + answer.get("issuer")
                    + "'; aubade.login.oidc.issuer has to be the same, and is '" + issuer + "'");
        }
        @Nullable Object methods = answer.get("token_endpoint_auth_methods_supported");
        return new ProviderMetadata(
                endpoint(answer, "authorization_endpoint"),
                endpoint(answer, "token_endpoint"),
                endpoint(answer, "jwks_uri"),
                answer.containsKey("userinfo_endpoint") ? endpoint(answer, "userinfo_endpoint") : null,
                !(methods instanceof List<?> list) || list.contains("client_secret_basic"));
    }

    private static URI endpoint(Map<String, Object> answer, String name) {
        if (!(answer.get(name) instanceof String address)) {
            throw new IllegalArgumentException("does not say its " + name);
        }
        return Provider.requireEncrypted(address);
    }
}
