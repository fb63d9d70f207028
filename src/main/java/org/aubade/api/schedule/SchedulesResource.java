package org.aubade.api.schedule;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.aubade.access.Role;
import org.aubade.api.http.Body;
import org.aubade.api.http.Conditions;
import org.aubade.api.http.Definition;
import org.aubade.api.http.Media;
import org.aubade.program.catalog.ProgramSource;
import org.aubade.schedule.ScheduleService;
import org.aubade.schedule.ScheduleWriter;
import org.aubade.schedule.StoredSchedule;
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

/** The schedules that are kept. */
@Tag(name = "Schedules")
@Path("/api/schedules")
@RolesAllowed(Role.VIEWER_NAME)
class SchedulesResource {
    private final ScheduleService schedules;
    private final ScheduleAnswer answer;

    SchedulesResource(ScheduleService schedules, ScheduleAnswer answer) {
        this.schedules = schedules;
        this.answer = answer;
    }

    @GET
    @Produces(Media.JSON)
    @Operation(
            operationId = "listSchedules",
            summary = "Lists the schedules",
            description = "By name, each with what comes next.")
    @APIResponse(responseCode = "200", ref = "Schedules")
    public Uni<List<ScheduleSummary>> list() {
        return schedules
                .list()
                .onItem()
                .transform(all -> all.stream().map(answer::summary).toList());
    }

    @GET
    @Path("/{name}")
    @Produces({Media.JSON, Media.YAML, Media.X_YAML, Media.TEXT_YAML})
    @Operation(
            operationId = "getSchedule",
            summary = "Shows a schedule",
            description = "As JSON, or as YAML where that is asked for.")
    @Parameter(
            name = HttpHeaders.IF_NONE_MATCH,
            in = ParameterIn.HEADER,
            description = Conditions.KNOWN,
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(responseCode = "200", ref = "Schedule")
    @APIResponse(responseCode = "304", description = "The client has this version already, as If-None-Match says.")
    @APIResponse(responseCode = "404", ref = "UnknownSchedule")
    public Uni<Response> get(
            @Parameter(description = "Its name.", example = "morning") @PathParam("name") String name,
            @Context Request request) {
        return schedules
                .find(name)
                .onItem()
                .transformToUni(found -> found.isEmpty()
                        ? answer.unknown(name)
                        : Uni.createFrom().item(() -> definition(found.get()).answer(request)));
    }

    @PUT
    @Path("/{name}")
    @Consumes({Media.JSON, Media.YAML, Media.X_YAML, Media.TEXT_YAML})
    @Produces(Media.JSON)
    @Cancellable(false)
    @RolesAllowed(Role.ADMIN_NAME)
    @Operation(
            operationId = "putSchedule",
            summary = "Keeps a schedule",
            description =
                    "Creates or replaces it; If-Match and If-None-Match: * say which is meant. Its program need not"
                            + " be there yet.")
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
    @RequestBody(ref = "Schedule")
    @APIResponse(responseCode = "200", ref = "ReplacedSchedule")
    @APIResponse(responseCode = "201", ref = "NewSchedule")
    @APIResponse(responseCode = "400", ref = "BadSchedule")
    @APIResponse(responseCode = "412", ref = "ScheduleConditionFailed")
    @APIResponse(responseCode = "422", ref = "NoPlace")
    public Uni<RestResponse<ScheduleSummary>> put(
            @Parameter(description = "Its name.", example = "morning") @PathParam("name") String name,
            @Context Request request,
            Body body) {
        return Uni.createFrom()
                .deferred(() -> schedules.put(ScheduleBody.named(body, name), ProgramSource.REST, condition(request)))
                .onItem()
                .transformToUni(change -> answer.put(name, change));
    }

    @DELETE
    @Path("/{name}")
    @Cancellable(false)
    @RolesAllowed(Role.ADMIN_NAME)
    @Operation(
            operationId = "deleteSchedule",
            summary = "Forgets a schedule",
            description = "Its rows of the ledger stay. One that is built in or from a file stays away until another"
                    + " version of it is given.")
    @Parameter(
            name = HttpHeaders.IF_MATCH,
            in = ParameterIn.HEADER,
            description = Conditions.IF_MATCH,
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(responseCode = "204", description = "The schedule is no longer kept.")
    @APIResponse(responseCode = "404", ref = "UnknownSchedule")
    @APIResponse(responseCode = "412", ref = "ScheduleConditionFailed")
    public Uni<Void> delete(
            @Parameter(description = "Its name.", example = "morning") @PathParam("name") String name,
            @Context Request request) {
        return schedules
                .delete(name, condition(request))
                .onItem()
                .transformToUni(change -> answer.deleted(name, change));
    }

    private static Definition definition(StoredSchedule kept) {
        return new Definition(kept.etag(), format -> ScheduleWriter.write(kept.schedule(), format));
    }

    private static Predicate<Optional<StoredSchedule>> condition(Request request) {
        return current -> Conditions.allow(request, current.map(StoredSchedule::etag));
    }
}
