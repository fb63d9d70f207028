package org.aubade.api.access;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import org.aubade.access.AccessStore;
import org.aubade.access.AccountService;
import org.aubade.access.Role;
import org.aubade.api.http.Body;
import org.aubade.api.http.JsonBody;
import org.aubade.api.http.Media;
import org.aubade.api.http.Problem;
import org.aubade.api.http.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The users, who log in with a password. */
@Tag(name = "Access")
@Path("/api/users")
@Produces(Media.JSON)
@RolesAllowed(Role.ADMIN_NAME)
class UsersResource {
    private static final String NAME = "Its name.";

    private final AccountService accounts;

    UsersResource(AccountService accounts) {
        this.accounts = accounts;
    }

    @GET
    @Operation(operationId = "listUsers", summary = "Lists the users")
    @APIResponse(responseCode = "200", ref = "Users")
    public Uni<List<UserView>> list() {
        return accounts.users()
                .onItem()
                .transform(users -> users.stream().map(UserView::of).toList());
    }

    @POST
    @Consumes(Media.JSON)
    @Cancellable(false)
    @Operation(operationId = "addUser", summary = "Adds a user")
    @RequestBody(ref = "NewUser")
    @APIResponse(responseCode = "201", ref = "NewUser")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "409", ref = "UserExists")
    public Uni<RestResponse<UserView>> add(Body body) {
        AccessBodies.NewUser user = JsonBody.read(body, AccessBodies.NewUser.class);
        String name = JsonBody.require("name", user.name());
        String password = JsonBody.require("password", user.password());
        Role role = AccessBodies.role(user.role());
        return AccessBodies.checked(() -> accounts.addUser(name, password, role))
                .onItem()
                .transform(added -> added.map(made -> RestResponse.status(Status.CREATED, UserView.of(made)))
                        .orElseThrow(() -> new ProblemException(Problem.of(
                                Status.CONFLICT, "there is a user '" + name + "' already; choose another name"))));
    }

    @PATCH
    @Path("/{name}")
    @Consumes(Media.JSON)
    @Cancellable(false)
    @Operation(
            operationId = "changeUser",
            summary = "Changes a user",
            description =
                    "A new role holds at once, also in sessions and for tokens. A new password ends the user's sessions.")
    @RequestBody(ref = "UserChange")
    @APIResponse(responseCode = "204", description = "The user is changed.")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "UnknownUser")
    @APIResponse(responseCode = "409", ref = "LastAdmin")
    public Uni<Void> change(
            @Parameter(description = NAME, example = "anna") @PathParam("name") String name, Body body) {
        AccessBodies.UserChange change = JsonBody.read(body, AccessBodies.UserChange.class);
        @Nullable String password = change.password();
        @Nullable Role role = change.role() == null ? null : AccessBodies.role(change.role());
        if (password == null && role == null) {
            throw ProblemException.badRequest("nothing is to be changed; say 'role', 'password' or both");
        }
        return AccessBodies.checked(() -> accounts.change(name, role, password))
                .onItem()
                .transform(changed -> answer(name, changed));
    }

    @DELETE
    @Path("/{name}")
    @Cancellable(false)
    @Operation(
            operationId = "removeUser",
            summary = "Removes a user",
            description = "The user's sessions and tokens end at once.")
    @APIResponse(responseCode = "204", description = "The user is gone.")
    @APIResponse(responseCode = "404", ref = "UnknownUser")
    @APIResponse(responseCode = "409", ref = "LastAdmin")
    public Uni<Void> remove(@Parameter(description = NAME, example = "anna") @PathParam("name") String name) {
        return accounts.removeUser(name).onItem().transform(removed -> answer(name, removed));
    }

    private static @Nullable Void answer(String name, AccessStore.Change change) {
        return switch (change) {
            case DONE -> null;
            case UNKNOWN ->
                throw ProblemException.notFound("there is no user '" + name + "'; GET /api/users lists them");
            case LAST_ADMIN ->
                throw new ProblemException(Problem.of(
                        Status.CONFLICT, "user '" + name + "' is the last admin; make somebody else admin first"));
        };
    }
}
