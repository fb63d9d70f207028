package org.aubade.api.access;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response.Status;
import org.aubade.access.Setup;
import org.aubade.access.SetupService;
import org.aubade.api.http.Body;
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

/** The first user, whom the link in the log makes. */
@Tag(name = "Access")
@Path("/api/session/setup")
@Produces(Media.JSON)
class SetupResource {
    private final SetupService setup;
    private final Caller caller;
    private final SessionCookie cookie;

    SetupResource(SetupService setup, Caller caller, SessionCookie cookie) {
        this.setup = setup;
        this.caller = caller;
        this.cookie = cookie;
    }

    @POST
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
        caller.requireLoginMode();
        boolean encrypted = caller.isEncrypted();
        return AccessBodies.checked(() -> setup.setUp(link, name, password))
                .onItem()
                .transform(outcome -> switch (outcome) {
                    case Setup.Done done ->
                        RestResponse.ResponseBuilder.create(
                                        Status.CREATED,
                                        SessionView.of(done.session().identity()))
                                .cookie(cookie.of(done.session(), encrypted))
                                .build();
                    case Setup.WrongLink _ ->
                        throw new ProblemException(Problem.of(
                                Status.FORBIDDEN,
                                "this is not the setup link of this start; the log shows the valid one"));
                    case Setup.NameTaken _ ->
                        throw new ProblemException(Problem.of(
                                Status.CONFLICT, "there is a user '" + name + "' already; choose another name"));
                    case Setup.TooLate _ ->
                        throw new ProblemException(Problem.of(
                                Status.CONFLICT, "there is a user already; log in, or ask an admin for an account"));
                });
    }
}
