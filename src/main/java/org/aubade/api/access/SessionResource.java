package org.aubade.api.access;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.Optional;
import org.aubade.access.AccessMode;
import org.aubade.access.AccessService;
import org.aubade.access.AccountService;
import org.aubade.access.Identity;
import org.aubade.access.PasswordCheck;
import org.aubade.access.Role;
import org.aubade.access.audit.AuditLog;
import org.aubade.api.http.Body;
import org.aubade.api.http.Challenge;
import org.aubade.api.http.JsonBody;
import org.aubade.api.http.Media;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** The session of the user who asks: logging in and out. */
@Tag(name = "Access")
@Path("/api/session")
@Produces(Media.JSON)
class SessionResource {
    private final AccessService access;
    private final AccountService accounts;
    private final AuditLog audit;
    private final Caller caller;
    private final SessionCookie cookie;

    SessionResource(
            AccessService access, AccountService accounts, AuditLog audit, Caller caller, SessionCookie cookie) {
        this.access = access;
        this.accounts = accounts;
        this.audit = audit;
        this.caller = caller;
        this.cookie = cookie;
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "getSession",
            summary = "Says who is logged in",
            description = "Answers whoever asks, also where nobody is logged in.")
    @APIResponse(responseCode = "200", ref = "Session")
    public Uni<SessionView> get(@Context RoutingContext context) {
        Challenge.requireStore(context);
        if (caller.identity().isPresent()) {
            return Uni.createFrom().item(() -> SessionView.of(caller.identity().orElseThrow()));
        }
        AccessMode mode = caller.mode();
        if (mode == AccessMode.OPEN) {
            String role = caller.isAdmin() ? Role.ADMIN.text() : null;
            return Uni.createFrom().item(new SessionView(mode.text(), null, role, null, null));
        }
        return accounts.hasUsers().onItem().transform(any -> new SessionView(mode.text(), null, null, null, !any));
    }

    @POST
    @PermitAll
    @Consumes(Media.JSON)
    @Cancellable(false)
    @Operation(
            operationId = "login",
            summary = "Logs in",
            description = "The answer sets the cookie of a session, which is for browsers. Programs use API tokens.")
    @RequestBody(ref = "Credentials")
    @APIResponse(responseCode = "200", ref = "Session")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "409", ref = "NobodyHasToLogIn")
    @APIResponse(responseCode = "429", ref = "TooManyAttempts")
    public Uni<RestResponse<SessionView>> login(Body body) {
        AccessBodies.Credentials shown = JsonBody.read(body, AccessBodies.Credentials.class);
        String name = JsonBody.require("name", shown.name());
        String password = JsonBody.require("password", shown.password());
        caller.requireLoginMode();
        String address = caller.address();
        boolean encrypted = caller.isEncrypted();
        return access.check(name, password, address)
                .onItem()
                .invoke(check -> noteWrong(check, name, address))
                .onItem()
                .transformToUni(check -> access.begin(PasswordProblems.right(check, Status.UNAUTHORIZED)))
                .onItem()
                .transform(begun -> begun.map(session -> cookie.answer(session, encrypted))
                        .orElseThrow(() -> PasswordProblems.wrong(Status.UNAUTHORIZED)));
    }

    @DELETE
    @PermitAll
    @Cancellable(false)
    @Operation(operationId = "logout", summary = "Logs out", description = "The session ends at once, on all nodes.")
    @APIResponse(responseCode = "204", description = "Nobody is logged in.")
    public Uni<Response> logout(@Context RoutingContext context) {
        Challenge.requireStore(context);
        Response none =
                Response.noContent().cookie(cookie.none(caller.isEncrypted())).build();
        Optional<Identity> session = caller.identity().filter(who -> who.token() == null);
        return session.isEmpty()
                ? Uni.createFrom().item(none)
                : access.logout(session.get()).replaceWith(none);
    }

    private void noteWrong(PasswordCheck check, String name, String address) {
        if (check instanceof PasswordCheck.Wrong) {
            audit.record(name, address, "login", "/api/session", Status.UNAUTHORIZED.getStatusCode());
        }
    }
}
