package org.aubade.api.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.Executor;
import org.aubade.access.AccessMode;
import org.aubade.access.Secret;
import org.aubade.api.http.Challenge;
import org.aubade.program.catalog.StoreUnavailable;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Authenticates a request by the API token in {@code Authorization: Bearer}, else by the session cookie. A request without a valid
 * credential is anonymous, and is refused if the resource requires a role.
 */
@Singleton
class AccessMechanism implements HttpAuthenticationMechanism {
    /** Of the session. */
    static final String COOKIE = "aubade-session";

    private static final String BEARER = "bearer ";

    private final AccessMode mode;
    private final String root;

    AccessMechanism(AccessMode mode, @ConfigProperty(name = "quarkus.http.root-path", defaultValue = "/") String root) {
        this.mode = mode;
        this.root = root.endsWith("/") ? root : root + "/";
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager manager) {
        String header = context.request().getHeader("Authorization");
        // Another scheme is not for Aubade: a proxy that asks for a password passes it on.
        if (header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return identify(context, manager, header.substring(BEARER.length()).strip(), Challenge.UNKNOWN_TOKEN);
        }
        if (mode == AccessMode.OPEN) {
            return Uni.createFrom().item(Caller.EVERYBODY);
        }
        Cookie cookie = context.request().getCookie(COOKIE);
        return cookie == null || isForEverybody(root, context.normalizedPath())
                ? nobody(context, Challenge.NO_CREDENTIAL)
                : identify(context, manager, cookie.getValue(), Challenge.SESSION_OVER);
    }

    /**
     * Whether {@code path} is one of the files of the page, or the liveness check. The session cookie is not looked up there, so that they
     * are answered while the store is unavailable. A false match is safe: the request is anonymous then.
     */
    static boolean isForEverybody(String root, String path) {
        String local = path.startsWith(root) ? path.substring(root.length()) : path;
        return local.equals("q/health/live") || !(local.startsWith("api") || local.startsWith("q/"));
    }

    private static Uni<SecurityIdentity> identify(
            RoutingContext context, IdentityProviderManager manager, String secret, String otherwise) {
        return manager.authenticate(new SecretRequest(new Secret(secret)))
                .emitOn(onContext(context.vertx().getOrCreateContext()))
                .onFailure(AuthenticationFailedException.class)
                .recoverWithUni(() -> nobody(context, otherwise))
                .onFailure(StoreUnavailable.class)
                .recoverWithUni(unavailable -> {
                    Challenge.storeUnavailable(context, unavailable);
                    return Uni.createFrom().nullItem();
                });
    }

    /** Goes on where the request is handled: the store answers on a thread of its own. */
    private static Executor onContext(Context request) {
        return task -> {
            if (request.equals(Vertx.currentContext())) {
                task.run();
            } else {
                request.runOnContext(_ -> task.run());
            }
        };
    }

    private static Uni<SecurityIdentity> nobody(RoutingContext context, String why) {
        Challenge.setReason(context, why);
        return Uni.createFrom().nullItem();
    }

    /** Answers a request from nobody at a path without a resource. */
    @Override
    public Uni<Boolean> sendChallenge(RoutingContext context) {
        Challenge.send(context);
        return Uni.createFrom().item(true);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, Challenge.HEADER, Challenge.SCHEME));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(SecretRequest.class);
    }
}
