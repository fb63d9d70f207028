package org.aubade.api.access;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.aubade.access.Role;
import org.aubade.access.audit.AuditEntry;
import org.aubade.access.audit.AuditStore;
import org.aubade.api.http.Media;
import org.aubade.api.http.Parameters;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who did what. */
@Tag(name = "Access")
@Path("/api/audit")
@Produces(Media.JSON)
@RolesAllowed(Role.ADMIN_NAME)
class AuditResource {
    private static final int STANDARD = 50;
    private static final int MAX = 1_000;

    private final AuditStore audit;

    AuditResource(AuditStore audit) {
        this.audit = audit;
    }

    @GET
    @Operation(
            operationId = "listAudit",
            summary = "Lists who did what",
            description =
                    "Newest first: every request that changed something, every request of a known user or token that was refused with 403, and every login,"
                            + " successful or not.")
    @APIResponse(responseCode = "200", ref = "Audit")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    public Uni<List<AuditEntry>> list(
            @Parameter(description = "How many at most: 1 to 1000, 50 if not said.", example = "20")
                    @QueryParam("limit")
                    @Nullable String limit,
            @Parameter(description = "Only entries with a smaller id, for the next page.", example = "1234")
                    @QueryParam("before")
                    @Nullable String before) {
        return Uni.createFrom()
                .deferred(() ->
                        audit.list(Parameters.id("before", before), Parameters.number("limit", limit, STANDARD, MAX)));
    }
}
