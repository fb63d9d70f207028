package org.aubade.api.access;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import java.util.Optional;
import org.aubade.access.AccessMode;
import org.aubade.access.AccessService;
import org.aubade.access.AccessStore;
import org.aubade.access.AuditLog;
import org.aubade.access.Identity;
import org.aubade.access.PasswordCheck;
import org.aubade.access.Passwords;
import org.aubade.access.Role;
import org.aubade.access.Setup;
import org.aubade.access.User;
import org.aubade.api.http.Body;
import org.aubade.api.http.Challenge;
import org.aubade.api.http.JsonBody;
import org.aubade.api.http.Media;
import org.aubade.api.http.Problem;
import org.aubade.api.http.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** The session of whoever asks: logging in and out, and the first user. */
@Tag(name = "Access")
@Path("/api/session")
@Produces(Media.JSON)
class SessionResource {
    private final AccessService access;
    private final AccessMode mode;
    private final AuditLog audit;
    private final Caller caller;
    private final SessionCookie cookie;

    SessionResource(AccessService access, AccessMode mode, AuditLog audit, Caller caller, SessionCookie cookie) {
        this.access = access;
        this.mode = mode;
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
    public Uni<SessionView> get() {
        if (caller.identity().isPresent()) {
            return Uni.createFrom().item(() -> SessionView.of(caller.identity().orElseThrow()));
        }
        if (mode == AccessMode.OPEN) {
            String role = caller.isAdmin() ? Role.ADMIN.text() : null;
            return Uni.createFrom().item(new SessionView(mode.text(), null, role, null, null));
        }
        return access.hasNoUsers().onItem().transform(none -> new SessionView(mode.text(), null, null, null, none));
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
        requireLogin();
        String address = caller.address();
        boolean encrypted = caller.isEncrypted();
        return access.check(name, password, address)
                .onItem()
                .invoke(check -> noteWrong(check, name, address))
                .onItem()
                .transformToUni(check -> access.begin(right(check, Status.UNAUTHORIZED)))
                .onItem()
                .transform(begun -> begun.map(
                                session -> RestResponse.ResponseBuilder.ok(SessionView.of(session.identity()))
                                        .cookie(cookie.of(session, encrypted))
                                        .build())
                        .orElseThrow(() -> wrong(Status.UNAUTHORIZED)));
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

    @POST
    @Path("/setup")
    @PermitAll
    @Consumes(Media.JSON)
    @Cancellable(false)
    @Operation(
            operationId = "setUp",
            summary = "Makes the first user",
            description = "An admin, who is logged in then. The log shows the link that it takes.")
    @RequestBody(ref = "FirstUser")
    @APIResponse(responseCode = "201", ref = "Session")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "409", ref = "NobodyHasToLogIn")
    public Uni<RestResponse<SessionView>> setUp(Body body) {
        AccessBodies.FirstUser first = JsonBody.read(body, AccessBodies.FirstUser.class);
        String link = JsonBody.require("link", first.link());
        String name = JsonBody.require("name", first.name());
        String password = JsonBody.require("password", first.password());
        requireLogin();
        boolean encrypted = caller.isEncrypted();
        return AccessBodies.checked(() -> access.setUp(link, name, password))
                .onItem()
                .transform(setup -> switch (setup) {
                    case Setup.Done done ->
                        RestResponse.ResponseBuilder.create(
                                        Status.CREATED,
                                        SessionView.of(done.session().identity()))
                                .cookie(cookie.of(done.session(), encrypted))
                                .build();
                    case Setup.WrongLink _ ->
                        throw new ProblemException(Problem.of(
                                Status.FORBIDDEN,
                                "this is not the setup link of this start; the log shows the one that is good"));
                    case Setup.NameTaken _ ->
                        throw new ProblemException(Problem.of(
                                Status.CONFLICT, "there is a user '" + name + "' already; choose another name"));
                    case Setup.TooLate _ ->
                        throw new ProblemException(Problem.of(
                                Status.CONFLICT, "there is a user already; log in, or ask an admin for an account"));
                });
    }

    @PUT
    @Path("/password")
    @RolesAllowed(Role.VIEWER_NAME)
    @Consumes(Media.JSON)
    @Cancellable(false)
    @Operation(
            operationId = "changePassword",
            summary = "Changes one's own password",
            description = "The user's other sessions end.")
    @RequestBody(ref = "PasswordChange")
    @APIResponse(responseCode = "204", description = "The password is changed.")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "409", ref = "NobodyHasToLogIn")
    @APIResponse(responseCode = "429", ref = "TooManyAttempts")
    public Uni<Void> changePassword(Body body) {
        AccessBodies.PasswordChange change = JsonBody.read(body, AccessBodies.PasswordChange.class);
        String old = JsonBody.require("old", change.old());
        String password =
                AccessBodies.checked(() -> Passwords.require(JsonBody.require("password", change.password())));
        requireLogin();
        Identity session = caller.identity()
                .filter(who -> who.user() != null && who.token() == null)
                .orElseThrow(() -> new ProblemException(
                        Problem.of(Status.FORBIDDEN, "a password is changed by the user who has it, logged in")));
        String address = caller.address();
        String user = String.valueOf(session.user());
        return access.check(user, old, address)
                .onItem()
                .transformToUni(check -> access.setPassword(right(check, Status.FORBIDDEN), password, session))
                .onItem()
                .transform(changed -> {
                    if (changed != AccessStore.Change.DONE) {
                        throw wrong(Status.FORBIDDEN);
                    }
                    return null;
                });
    }

    /** The user whose password was right; else the request ends with {@code status}, or with 429. */
    private static User right(PasswordCheck check, Status status) {
        return switch (check) {
            case PasswordCheck.Right right -> right.user();
            case PasswordCheck.Throttled throttled -> throw new ProblemException(tooMany(throttled.delay()));
            case PasswordCheck.Wrong _ -> throw wrong(status);
        };
    }

    private void noteWrong(PasswordCheck check, String name, String address) {
        if (check instanceof PasswordCheck.Wrong) {
            audit.record(name, address, "login", "/api/session", Status.UNAUTHORIZED.getStatusCode());
        }
    }

    private static ProblemException wrong(Status status) {
        return new ProblemException(Problem.of(status, "the name or the password is wrong"));
    }

    private void requireLogin() {
        if (mode == AccessMode.OPEN) {
            throw new ProblemException(Problem.of(
                    Status.CONFLICT, "nobody has to log in here; with aubade.access=login everybody has to"));
        }
    }

    private static Problem tooMany(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return Problem.of(Status.TOO_MANY_REQUESTS, "too many wrong passwords; try again in " + seconds + " s")
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
    }
}
