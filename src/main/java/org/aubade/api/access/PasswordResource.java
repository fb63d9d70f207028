package org.aubade.api.access;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response.Status;
import org.aubade.access.AccessService;
import org.aubade.access.AccessStore;
import org.aubade.access.AccountService;
import org.aubade.access.Identity;
import org.aubade.access.Passwords;
import org.aubade.access.Role;
import org.aubade.api.http.Body;
import org.aubade.api.http.JsonBody;
import org.aubade.api.http.Media;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

/** The password of the user who asks. */
@Tag(name = "Access")
@Path("/api/session/password")
@Produces(Media.JSON)
class PasswordResource {
    private final AccessService access;
    private final AccountService accounts;
    private final Caller caller;

    PasswordResource(AccessService access, AccountService accounts, Caller caller) {
        this.access = access;
        this.accounts = accounts;
        this.caller = caller;
    }

    @PUT
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
        Identity session = caller.requireSession(Status.FORBIDDEN);
        String address = caller.address();
        String user = String.valueOf(session.user());
        return access.check(user, old, address)
                .onItem()
                .transformToUni(check ->
                        accounts.setPassword(PasswordProblems.right(check, Status.FORBIDDEN), password, session))
                .onItem()
                .transform(changed -> {
                    if (changed != AccessStore.Change.DONE) {
                        throw PasswordProblems.wrong(Status.FORBIDDEN);
                    }
                    return null;
                });
    }
}
