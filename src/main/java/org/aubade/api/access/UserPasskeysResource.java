package org.aubade.api.access;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.aubade.access.PasskeyService;
import org.aubade.access.Role;
import org.aubade.api.http.Media;
import org.aubade.api.http.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

/** The passkeys of another user. */
@Tag(name = "Access")
@Path("/api/users/{name}/passkeys")
@Produces(Media.JSON)
class UserPasskeysResource {
    private final PasskeyService passkeys;

    UserPasskeysResource(PasskeyService passkeys) {
        this.passkeys = passkeys;
    }

    @DELETE
    @RolesAllowed(Role.ADMIN_NAME)
    @Cancellable(false)
    @Operation(
            operationId = "removePasskeysOfUser",
            summary = "Removes all passkeys of a user",
            description = "For a device that was lost. The sessions of the user end as well.")
    @APIResponse(responseCode = "204", description = "The user has no passkeys.")
    @APIResponse(responseCode = "404", ref = "UnknownUser")
    public Uni<Void> remove(
            @Parameter(description = "Whose, in small letters.", example = "anna") @PathParam("name") String name) {
        return passkeys.removeAll(name).onItem().transform(known -> {
            if (!known) {
                throw ProblemException.notFound("there is no user '" + name + "'; GET /api/users lists them");
            }
            return null;
        });
    }
}
