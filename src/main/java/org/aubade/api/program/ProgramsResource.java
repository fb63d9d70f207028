package org.aubade.api.program;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.aubade.access.Role;
import org.aubade.api.http.Body;
import org.aubade.api.http.Conditions;
import org.aubade.api.http.Definition;
import org.aubade.api.http.Links;
import org.aubade.api.http.Media;
import org.aubade.api.http.Parameters;
import org.aubade.api.http.ProblemException;
import org.aubade.program.catalog.ProgramCatalog;
import org.aubade.program.catalog.ProgramCatalog.Change;
import org.aubade.program.catalog.ProgramSource;
import org.aubade.program.catalog.StoredProgram;
import org.aubade.program.text.ProgramWriter;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The programs that are kept. */
@Tag(name = "Programs")
@Path("/api/programs")
@RolesAllowed(Role.VIEWER_NAME)
class ProgramsResource {
    /** How many programs one answer lists at most. */
    private static final int MAX_LIMIT = 1_000;

    private final ProgramCatalog programs;

    ProgramsResource(ProgramCatalog programs) {
        this.programs = programs;
    }

    @GET
    @Produces(Media.JSON)
    @Operation(operationId = "listPrograms", summary = "Lists the programs", description = "By name.")
    @APIResponse(responseCode = "200", ref = "Programs")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    public Uni<List<ProgramSummary>> list(
            @Parameter(description = "How many at most: 1 to 1000, 1000 if not said.", example = "20")
                    @QueryParam("limit")
                    @Nullable String limit,
            @Parameter(
                            description = "Only programs whose names come after this one, for the next page.",
                            example = "sleep")
                    @QueryParam("after")
                    @Nullable String after) {
        return Uni.createFrom().item(() -> {
            int most = Parameters.number("limit", limit, MAX_LIMIT, MAX_LIMIT);
            return programs.list().stream()
                    .filter(stored -> after == null || stored.program().name().compareTo(after) > 0)
                    .limit(most)
                    .map(ProgramSummary::of)
                    .toList();
        });
    }

    @GET
    @Path("/{name}")
    @Produces({Media.JSON, Media.YAML, Media.X_YAML, Media.TEXT_YAML})
    @Operation(
            operationId = "getProgram",
            summary = "Shows a program",
            description = "As JSON, or as YAML where that is asked for.")
    @Parameter(
            name = HttpHeaders.IF_NONE_MATCH,
            in = ParameterIn.HEADER,
            description = Conditions.KNOWN,
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(responseCode = "200", ref = "Program")
    @APIResponse(responseCode = "304", description = "The client has this version already, as If-None-Match says.")
    @APIResponse(responseCode = "404", ref = "UnknownProgram")
    public Uni<Response> get(
            @Parameter(description = "Its name.", example = "sleep") @PathParam("name") String name,
            @Context Request request) {
        return Uni.createFrom().item(() -> {
            StoredProgram program = find(name);
            return new Definition(program.etag(), format -> ProgramWriter.write(program.program(), format))
                    .answer(request);
        });
    }

    @PUT
    @Path("/{name}")
    @Consumes({Media.JSON, Media.YAML, Media.X_YAML, Media.TEXT_YAML})
    @Produces(Media.JSON)
    @Cancellable(false)
    @RolesAllowed(Role.ADMIN_NAME)
    @Operation(
            operationId = "putProgram",
            summary = "Keeps a program",
            description = "Creates or replaces it; If-Match and If-None-Match: * say which is meant.")
    @Parameter(
            name = HttpHeaders.IF_MATCH,
            in = ParameterIn.HEADER,
            description = Conditions.IF_MATCH,
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = HttpHeaders.IF_NONE_MATCH,
            in = ParameterIn.HEADER,
            description = Conditions.IF_NONE_MATCH,
            schema = @Schema(type = SchemaType.STRING))
    @RequestBody(ref = "Program")
    @APIResponse(responseCode = "200", ref = "ReplacedProgram")
    @APIResponse(responseCode = "201", ref = "NewProgram")
    @APIResponse(responseCode = "400", ref = "BadProgram")
    @APIResponse(responseCode = "412", ref = "ConditionFailed")
    public Uni<RestResponse<ProgramSummary>> put(
            @Parameter(description = "Its name.", example = "sleep") @PathParam("name") String name,
            @Context Request request,
            Body body) {
        return Uni.createFrom()
                .deferred(() -> programs.put(ProgramBody.named(body, name), ProgramSource.REST, condition(request)))
                .onItem()
                .transform(change -> switch (change) {
                    case Change.Created created -> stored(RestResponse.Status.CREATED, created.program());
                    case Change.Replaced replaced -> stored(RestResponse.Status.OK, replaced.program());
                    case Change.ConditionFailed failed -> throw conditionFailed(name, failed.current());
                    case Change.Deleted _, Change.Unknown _ ->
                        throw new IllegalStateException("putting program '" + name + "' came to " + change);
                });
    }

    @DELETE
    @Path("/{name}")
    @Cancellable(false)
    @RolesAllowed(Role.ADMIN_NAME)
    @Operation(operationId = "deleteProgram", summary = "Forgets a program", description = "Its runs go on.")
    @Parameter(
            name = HttpHeaders.IF_MATCH,
            in = ParameterIn.HEADER,
            description = Conditions.IF_MATCH,
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(responseCode = "204", description = "The program is no longer kept.")
    @APIResponse(responseCode = "404", ref = "UnknownProgram")
    @APIResponse(responseCode = "412", ref = "ConditionFailed")
    public Uni<Void> delete(
            @Parameter(description = "Its name.", example = "sleep") @PathParam("name") String name,
            @Context Request request) {
        return programs.delete(name, condition(request)).onItem().transform(change -> switch (change) {
            case Change.Deleted _ -> null;
            case Change.Unknown _ -> throw UnknownProgram.named(name, programs);
            case Change.ConditionFailed failed
            when failed.current().isEmpty() -> throw UnknownProgram.named(name, programs);
            case Change.ConditionFailed failed -> throw conditionFailed(name, failed.current());
            case Change.Created _, Change.Replaced _ ->
                throw new IllegalStateException("deleting program '" + name + "' came to " + change);
        });
    }

    private StoredProgram find(String name) {
        return programs.find(name).orElseThrow(() -> UnknownProgram.named(name, programs));
    }

    private static ProgramCatalog.Condition condition(Request request) {
        return current -> Conditions.allow(request, current.map(StoredProgram::etag));
    }

    private static RestResponse<ProgramSummary> stored(RestResponse.Status status, StoredProgram program) {
        return Definition.kept(
                status,
                ProgramSummary.of(program),
                program.etag(),
                Links.program(program.program().name()));
    }

    private static ProblemException conditionFailed(String name, Optional<StoredProgram> current) {
        return Conditions.failed("program '" + name + "'", current.map(StoredProgram::etag));
    }
}
