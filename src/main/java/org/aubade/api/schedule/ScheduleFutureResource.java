package org.aubade.api.schedule;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.aubade.access.Role;
import org.aubade.api.http.Body;
import org.aubade.api.http.Media;
import org.aubade.api.http.Parameters;
import org.aubade.schedule.ScheduleChange;
import org.aubade.schedule.ScheduleService;
import org.aubade.schedule.calendar.HomePlace;
import org.aubade.time.TimeSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** What is ahead of a schedule, and its edits, each of which ends by itself. */
@Tag(name = "Schedules")
@Path("/api/schedules/{name}")
@Produces(Media.JSON)
@RolesAllowed(Role.VIEWER_NAME)
class ScheduleFutureResource {
    private static final int DEFAULT_COUNT = 10;
    private static final int MAX_COUNT = 1_000;

    private final ScheduleService schedules;
    private final ScheduleAnswer answer;
    private final HomePlace home;
    private final TimeSource time;

    ScheduleFutureResource(ScheduleService schedules, ScheduleAnswer answer, HomePlace home, TimeSource time) {
        this.schedules = schedules;
        this.answer = answer;
        this.home = home;
        this.time = time;
    }

    @GET
    @Path("/next")
    @Operation(
            operationId = "nextOccurrences",
            summary = "Tells the next occurrences",
            description = "As things stand: with what will become of each, and why, where it does not just run.")
    @APIResponse(responseCode = "200", ref = "Upcoming")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "UnknownSchedule")
    public Uni<List<UpcomingView>> next(
            @Parameter(description = "Its name.", example = "morning") @PathParam("name") String name,
            @Parameter(description = "How many, 1 to 1000; 10 if it is left out.", example = "3")
                    @QueryParam("count")
                    @Nullable String count) {
        return Uni.createFrom()
                .deferred(() -> schedules.next(name, Parameters.number("count", count, DEFAULT_COUNT, MAX_COUNT)))
                .onItem()
                .transformToUni(found -> found.isEmpty()
                        ? answer.unknown(name)
                        : Uni.createFrom()
                                .item(() -> found.get().stream()
                                        .map(UpcomingView::of)
                                        .toList()));
    }

    @POST
    @Path("/skip")
    @Consumes(MediaType.WILDCARD)
    @Cancellable(false)
    @RolesAllowed(Role.MEMBER_NAME)
    @Operation(
            operationId = "skipNext",
            summary = "Skips an occurrence",
            description =
                    "The one planned at that instant, up to a year ahead, or the next one if there is no body; all"
                            + " others come as planned. Who names it skips no other one, however often or late.")
    @RequestBody(ref = "Skip")
    @APIResponse(responseCode = "200", ref = "ScheduleSummary")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "UnknownSchedule")
    @APIResponse(responseCode = "409", ref = "NotAhead")
    public Uni<ScheduleSummary> skip(
            @Parameter(description = "Its name.", example = "morning") @PathParam("name") String name, Body body) {
        return Uni.createFrom()
                .deferred(() -> {
                    Instant planned = FutureEdit.skip(body, home.zone());
                    return planned == null ? schedules.skip(name) : schedules.skip(name, planned);
                })
                .onItem()
                .transformToUni(change -> answer.edited(name, change));
    }

    @POST
    @Path("/snooze")
    @Consumes(Media.JSON)
    @Cancellable(false)
    @RolesAllowed(Role.MEMBER_NAME)
    @Operation(
            operationId = "snoozeNext",
            summary = "Puts the next occurrence off",
            description =
                    "Once; more than once adds up. It may not meet the occurrence after it. With planned it has to be"
                            + " the one planned at that instant.")
    @RequestBody(ref = "Snooze")
    @APIResponse(responseCode = "200", ref = "SnoozedSchedule")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "UnknownSchedule")
    @APIResponse(responseCode = "409", ref = "CannotSnooze")
    public Uni<ScheduleSummary> snooze(
            @Parameter(description = "Its name.", example = "morning") @PathParam("name") String name, Body body) {
        return Uni.createFrom()
                .deferred(() -> snooze(name, FutureEdit.snooze(body, home.zone())))
                .onItem()
                .transformToUni(change -> answer.edited(name, change));
    }

    private Uni<ScheduleChange> snooze(String name, FutureEdit.Snooze snooze) {
        Instant planned = snooze.planned();
        return planned == null
                ? schedules.snooze(name, snooze.length())
                : schedules.snooze(name, snooze.length(), planned);
    }

    @POST
    @Path("/pause")
    @Consumes(MediaType.WILDCARD)
    @Cancellable(false)
    @RolesAllowed(Role.MEMBER_NAME)
    @Operation(
            operationId = "pauseSchedule",
            summary = "Pauses a schedule for a while",
            description = "What is planned before the end of the pause does not run. Without a body it takes 24 hours.")
    @RequestBody(ref = "Pause")
    @APIResponse(responseCode = "200", ref = "PausedSchedule")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "UnknownSchedule")
    @APIResponse(responseCode = "409", ref = "CannotPause")
    public Uni<ScheduleSummary> pause(
            @Parameter(description = "Its name.", example = "morning") @PathParam("name") String name, Body body) {
        return Uni.createFrom()
                .deferred(() -> schedules.pause(name, FutureEdit.pause(body, time.now(), home.zone())))
                .onItem()
                .transformToUni(change -> answer.edited(name, change));
    }

    @POST
    @Path("/resume")
    @Cancellable(false)
    @RolesAllowed(Role.MEMBER_NAME)
    @Operation(
            operationId = "resumeSchedule",
            summary = "Ends the pause of a schedule",
            description = "Does nothing if it is not paused.")
    @APIResponse(responseCode = "200", ref = "ScheduleSummary")
    @APIResponse(responseCode = "404", ref = "UnknownSchedule")
    public Uni<ScheduleSummary> resume(
            @Parameter(description = "Its name.", example = "morning") @PathParam("name") String name) {
        return schedules.resume(name).onItem().transformToUni(change -> answer.edited(name, change));
    }
}
