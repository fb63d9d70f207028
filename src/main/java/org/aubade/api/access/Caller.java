package org.aubade.api.access;

import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Response.Status;
import java.util.Optional;
import org.aubade.access.AccessMode;
import org.aubade.access.Identity;
import org.aubade.access.Role;
import org.aubade.access.Secret;
import org.aubade.api.http.Problem;
import org.aubade.api.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** Whom the request under way comes from. */
@RequestScoped
public class Caller {
    private static final String IDENTITY = Identity.class.getName();
    private static final String CREDENTIAL = "aubade";

    /** The identity of every request in the mode {@link AccessMode#OPEN}. */
    static final SecurityIdentity EVERYBODY = QuarkusSecurityIdentity.builder()
            .setPrincipal(new QuarkusPrincipal("everybody"))
            .addRoles(Role.ADMIN.included())
            .build();

    private final SecurityIdentity identity;
    private final HttpServerRequest request;
    private final AccessMode mode;

    Caller(SecurityIdentity identity, HttpServerRequest request, AccessMode mode) {
        this.identity = identity;
        this.request = request;
        this.mode = mode;
    }

    /** {@code who}, as Quarkus has it. */
    static SecurityIdentity identity(Identity who, Secret secret) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(who.describe()))
                .addRoles(who.role().included())
                .addCredential(new TokenCredential(secret.text(), CREDENTIAL))
                .addAttribute(IDENTITY, who)
                .build();
    }

    /** Who it is; empty where nobody has to log in, and where nobody is logged in. */
    public Optional<Identity> identity() {
        return Optional.ofNullable(identity.getAttribute(IDENTITY));
    }

    /** Who it is, for people; null where that is not known. */
    public @Nullable String name() {
        return identity().map(Identity::describe).orElse(null);
    }

    /** The secret that the caller presented; empty if there is none. */
    public Optional<Secret> secret() {
        TokenCredential credential = identity.getCredential(TokenCredential.class);
        return Optional.ofNullable(credential).map(shown -> new Secret(shown.getToken()));
    }

    AccessMode mode() {
        return mode;
    }

    /** Ends the request with 409 where nobody has to log in: there are neither sessions nor tokens there. */
    void requireLoginMode() {
        if (mode == AccessMode.OPEN) {
            throw new ProblemException(Problem.of(
                    Status.CONFLICT, "nobody has to log in here; with aubade.access=login everybody has to"));
        }
    }

    /**
     * The session of a user who is logged in; ends the request with {@code otherwise} where a token asks, and with 409 where nobody has
     * to log in.
     */
    Identity requireSession(Status otherwise) {
        requireLoginMode();
        return identity()
                .filter(who -> who.user() != null && who.token() == null)
                .orElseThrow(() -> new ProblemException(Problem.of(
                        otherwise,
                        "passwords and passkeys are managed by the user who has them, logged in on the page")));
    }

    /** Whether it may do everything, logged in or not. */
    boolean isAdmin() {
        return identity.hasRole(Role.ADMIN_NAME);
    }

    /** The address it comes from, without the port; that of the client where a trusted proxy says it. */
    public String address() {
        SocketAddress remote = request.remoteAddress();
        return remote == null ? "" : String.valueOf(remote.hostAddress());
    }

    /** Whether the connection is encrypted, up to a trusted proxy at least. */
    boolean isEncrypted() {
        return "https".equals(request.scheme());
    }
}
