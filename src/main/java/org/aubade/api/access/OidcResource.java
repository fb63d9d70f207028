package org.aubade.api.access;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.Optional;
import org.aubade.access.AccessService;
import org.aubade.access.LoginSession;
import org.aubade.access.audit.AuditLog;
import org.aubade.api.http.Problem;
import org.aubade.api.http.ProblemException;
import org.aubade.oidc.AuthorizationResponse;
import org.aubade.oidc.LoginAttempt;
import org.aubade.oidc.OidcFailure;
import org.aubade.oidc.OidcLogin;
import org.aubade.oidc.Person;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The login with an OpenID Connect provider: a browser begins it here, and is sent back here. */
@Tag(name = "Access")
@Path(OidcResource.PATH)
class OidcResource {
    static final String PATH = "/api/session/oidc";

    private static final String OPERATION = "loginWithProvider";

    private final Optional<OidcLogin> provider;
    private final AccessService access;
    private final AuditLog audit;
    private final Caller caller;
    private final SessionCookie cookie;

    OidcResource(
            Optional<OidcLogin> provider, AccessService access, AuditLog audit, Caller caller, SessionCookie cookie) {
        this.provider = provider;
        this.access = access;
        this.audit = audit;
        this.caller = caller;
        this.cookie = cookie;
    }

    @GET
    @PermitAll
    @Cancellable(false)
    @Operation(
            operationId = OPERATION,
            summary = "Logs in with the OpenID Connect provider",
            description =
                    "For browsers: sends them to the provider, which sends them back here with the parameters below;"
                            + " then the answer sets the cookie of a session, and sends them to the page. A browser is"
                            + " told by a document in HTML what is wrong.")
    @APIResponse(responseCode = "303", ref = "SentToLogIn")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "NoProvider")
    @APIResponse(responseCode = "409", ref = "NameOfSomebodyElse")
    @APIResponse(responseCode = "502", ref = "ProviderAway")
    public Uni<Response> login(
            @Context HttpServerRequest request,
            @Parameter(
                            description = "What the login began with.",
                            example = "TCnDAb1Cyr2bdWKi5CWqJHfQSO4QpY5rYLlqGSiXpTA")
                    @QueryParam("state")
                    @Nullable String state,
            @Parameter(description = "What the provider exchanges for an ID token.", example = "SplxlOBeZQQYbYS6WxSbIA")
                    @QueryParam("code")
                    @Nullable String code,
            @Parameter(description = "Why there is no code.", example = "access_denied") @QueryParam("error") @Nullable String error,
            @Parameter(description = "The provider, where it says it.", example = "https://auth.example")
                    @QueryParam("iss")
                    @Nullable String issuer) {
        OidcLogin login = provider.orElseThrow(() -> ProblemException.notFound(
                "there is no login with a provider here; aubade.login.oidc.issuer and others make one"));
        caller.requireLogin();
        String here = here(request);
        AuthorizationResponse response = new AuthorizationResponse(state, code, error, issuer);
        // An attempt that was refused cannot be gone on with.
        NewCookie ended = AttemptCookie.none(caller.isEncrypted());
        Uni<Response> answer =
                response.isThere() ? finish(login, AttemptCookie.read(request), response, here) : begin(login, here);
        return answer.onFailure(OidcFailure.class)
                .recoverWithItem(failure -> OidcAnswers.refusal(OidcAnswers.problem(failure), request, ended))
                .onFailure(ProblemException.class)
                .recoverWithItem(failure -> OidcAnswers.refusal(failure.problem(), request, ended));
    }

    private Uni<Response> begin(OidcLogin login, String here) {
        boolean encrypted = caller.isEncrypted();
        LoginAttempt attempt = LoginAttempt.begin();
        return login.begin(attempt, here)
                .onItem()
                .transform(there -> OidcAnswers.sendTo(there.toString())
                        .cookie(AttemptCookie.of(attempt, encrypted))
                        .build());
    }

    private Uni<Response> finish(
            OidcLogin login, Optional<LoginAttempt> attempt, AuthorizationResponse response, String here) {
        boolean encrypted = caller.isEncrypted();
        String address = caller.address();
        return login.finish(attempt, response, here)
                .onFailure(OidcFailure.class)
                .invoke(failure -> failure.who()
                        .ifPresent(who ->
                                note(who, address, OidcAnswers.problem(failure).status())))
                .onItem()
                .transformToUni(person -> session(person, address))
                .onItem()
                .transform(session -> OidcAnswers.sendTo(OidcAnswers.PAGE)
                        .cookie(cookie.of(session, encrypted), AttemptCookie.none(encrypted))
                        .build());
    }

    private Uni<LoginSession> session(Person person, String address) {
        return AccessBodies.checked(() -> access.admit(person.subject(), person.name(), person.role()))
                .onItem()
                .transformToUni(user -> user.map(access::begin).orElseThrow(() -> {
                    note(person.name(), address, Status.CONFLICT.getStatusCode());
                    return new ProblemException(Problem.of(
                            Status.CONFLICT,
                            "the name '" + person.name()
                                    + "' belongs to another user here; an admin can remove that user,"
                                    + " or the name at the provider has to be another"));
                }))
                .onItem()
                .transform(begun -> begun.orElseThrow(() -> new ProblemException(Problem.of(
                        Status.FORBIDDEN, "'" + person.name() + "' was removed or changed just now; log in again"))))
                .onItem()
                .invoke(session -> note(session.identity().describe(), address, Status.SEE_OTHER.getStatusCode()));
    }

    private void note(String who, String address, int status) {
        audit.record(who, address, OPERATION, PATH, status);
    }

    /** The address that was asked, without the query: it is where the provider sends the browser back to. */
    private static String here(HttpServerRequest request) {
        HostAndPort authority = request.authority();
        if (authority == null) {
            throw ProblemException.badRequest(
                    "the header Host is missing; the provider has to send browsers back here");
        }
        return request.scheme() + "://" + authority + request.path();
    }
}
