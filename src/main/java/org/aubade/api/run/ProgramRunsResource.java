package org.aubade.api.run;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import org.aubade.access.Role;
import org.aubade.api.http.Media;
import org.aubade.api.program.UnknownProgram;
import org.aubade.program.Program;
import org.aubade.program.catalog.ProgramCatalog;
import org.aubade.program.catalog.StoredProgram;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Runs of a program that is kept. */
@Tag(name = "Runs")
@Path("/api/programs/{name}/runs")
@Produces(Media.JSON)
@RolesAllowed(Role.VIEWER_NAME)
class ProgramRunsResource {
    private final ProgramCatalog programs;
    private final RunStarter starter;

    ProgramRunsResource(ProgramCatalog programs, RunStarter starter) {
        this.programs = programs;
        this.starter = starter;
    }

    @POST
    @Cancellable(false)
    @RolesAllowed(Role.MEMBER_NAME)
    @Operation(
            operationId = "runProgram",
            summary = "Runs a program",
            description = "The run goes on if the client goes away.")
    @APIResponse(responseCode = "200", ref = "FinishedRun")
    @APIResponse(responseCode = "202", ref = "AcceptedRun")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "UnknownProgram")
    @APIResponse(responseCode = "409", ref = "Overlap")
    @APIResponse(responseCode = "422", ref = "Unresolved")
    @APIResponse(responseCode = "429", ref = "Full")
    @APIResponse(responseCode = "503", ref = "Stopping")
    public Uni<RestResponse<RunView>> run(
            @Parameter(description = "Its name.", example = "sleep") @PathParam("name") String name,
            @Parameter(description = RunStarter.WAIT, example = "30s") @QueryParam("wait") @Nullable String wait) {
        return Uni.createFrom().deferred(() -> starter.start(find(name), RunStarter.parseWait(wait)));
    }

    private Program find(String name) {
        return programs.find(name).map(StoredProgram::program).orElseThrow(() -> UnknownProgram.named(name, programs));
    }
}
