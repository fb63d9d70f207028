package org.aubade.oidc;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.aubade.access.Role;
import org.aubade.access.Subject;
import org.aubade.oidc.OidcFailure.Kind;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** The authorization code flow with PKCE (OpenID Connect Core 1.0, section 3.1; RFC 7636). Every call blocks. */
final class CodeFlow {
    private static final String AGAIN = "; begin again on the page";

    /** What an error of a provider looks like; nothing else is repeated. */
    private static final Pattern ERROR = Pattern.compile("[a-z_]{1,60}");

    private final Provider provider;
    private final ClaimMapping mapping;
    private final ProviderHttp http;
    private final IdTokens tokens;

    CodeFlow(Provider provider, ClaimMapping mapping, ProviderHttp http, IdTokens tokens) {
        this.provider = provider;
        this.mapping = mapping;
        this.http = http;
        this.tokens = tokens;
    }

    /** Where to send a browser. */
    URI begin(LoginAttempt attempt, String asked) {
        URI endpoint = metadata().authorization();
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", provider.client().id());
        query.put("redirect_uri", redirect(asked));
        query.put("scope", String.join(" ", provider.scopes()));
        query.put("state", attempt.state());
        query.put("nonce", attempt.nonce());
        query.put("code_challenge", attempt.challenge());
        query.put("code_challenge_method", "S256");
        return URI.create(endpoint + (endpoint.getRawQuery() == null ? "?" : "&") + form(query));
    }

    /** Who has come back. */
    Person finish(Optional<LoginAttempt> begun, AuthorizationResponse response, String asked) {
        LoginAttempt attempt = begun.filter(own -> response.state() != null && own.hasState(response.state()))
                .orElseThrow(() -> new OidcFailure(
                        Kind.NOT_BEGUN, "this browser has not begun this login, or more than 10 minutes ago" + AGAIN));
        if (response.error() != null) {
            throw new OidcFailure(Kind.REFUSED, provider.name() + " lets nobody in: " + word(response.error()));
        }
        if (response.code() == null) {
            throw http.failure("sent neither a code nor an error back");
        }
        if (response.issuer() != null && !response.issuer().equals(provider.issuer())) {
            throw http.failure("did not send this answer, but another provider");
        }
        ProviderMetadata metadata = metadata();
        Map<String, Object> granted = exchange(metadata, attempt, response.code(), asked);
        return person(claims(metadata, granted, attempt.nonce()));
    }

    private String redirect(String asked) {
        @Nullable URI configured = provider.client().redirect();
        return configured == null ? asked : configured.toString();
    }

    private ProviderMetadata metadata() {
        URI address = ProviderMetadata.address(provider.issuer());
        return checked(() -> ProviderMetadata.read(http.get(HttpRequest.newBuilder(address)), provider.issuer()));
    }

    private Map<String, Object> exchange(ProviderMetadata metadata, LoginAttempt attempt, String code, String asked) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", redirect(asked));
        form.put("code_verifier", attempt.verifier());
        HttpRequest.Builder request = HttpRequest.newBuilder(metadata.token());
        @Nullable String secret = provider.client().secret();
        if (secret != null && metadata.isBasic()) {
            request.header("Authorization", basic(provider.client().id(), secret));
        } else {
            form.put("client_id", provider.client().id());
            if (secret != null) {
                form.put("client_secret", secret);
            }
        }
        Map<String, Object> answer = http.post(request, form(form));
        @Nullable Object error = answer.get("error");
        if ("invalid_grant".equals(error)) {
            throw new OidcFailure(
                    Kind.NOT_BEGUN, "this login was finished before, or took too long for " + provider.name() + AGAIN);
        }
        if (error != null) {
            throw http.failure("refuses Aubade: " + word(String.valueOf(error))
                    + "; aubade.login.oidc.client-id, client-secret and redirect-uri have to be as it knows them");
        }
        return answer;
    }

    /** Of the ID token and, where that does not say enough, of the user info. */
    private Map<String, Object> claims(ProviderMetadata metadata, Map<String, Object> granted, String nonce) {
        if (!(granted.get("id_token") instanceof String token)) {
            throw http.failure("sent no ID token; aubade.login.oidc.scopes needs openid");
        }
        JsonWebKeySet keys = keys(metadata);
        Map<String, Object> claims = new HashMap<>(checked(() -> tokens.verify(token, keys, nonce)));
        if (!mapping.isIn(claims)
                && metadata.userinfo() != null
                && granted.get("access_token") instanceof String access) {
            Map<String, Object> info =
                    http.get(HttpRequest.newBuilder(metadata.userinfo()).header("Authorization", "Bearer " + access));
            if (!String.valueOf(claims.get("sub")).equals(info.get("sub"))) {
                throw http.failure("says in its user info something of somebody else");
            }
            info.forEach(claims::putIfAbsent);
        }
        return claims;
    }

    private JsonWebKeySet keys(ProviderMetadata metadata) {
        Map<String, Object> answer = http.get(HttpRequest.newBuilder(metadata.keys()));
        try {
            return new JsonWebKeySet(JsonUtil.toJson(answer));
        } catch (JoseException _) {
            throw http.failure("has keys at " + metadata.keys() + " that cannot be read");
        }
    }

    private Person person(Map<String, Object> claims) {
        String name = mapping.name(claims)
                .orElseThrow(() -> http.failure("does not say the name of who logs in: there is no claim '"
                        + mapping.nameClaim() + "'; see aubade.login.oidc.name-claim and scopes"));
        Role role = mapping.role(claims)
                .orElseThrow(() -> new OidcFailure(
                        Kind.REFUSED,
                        "'" + name + "' is in no group of " + provider.name() + " that may use this home (claim '"
                                + mapping.roleClaim() + "'); an admin of " + provider.name() + " can change that",
                        name));
        return new Person(new Subject(provider.issuer(), String.valueOf(claims.get("sub"))), name, role);
    }

    private <T> T checked(Supplier<T> read) {
        try {
            return read.get();
        } catch (IllegalArgumentException e) {
            throw http.failure(String.valueOf(e.getMessage()));
        }
    }

    private static String word(String error) {
        return ERROR.matcher(error).matches() ? error : "an error that cannot be read";
    }

    private static String basic(String id, String secret) {
        String both = encoded(id) + ":" + encoded(secret);
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
