package org.aubade.api;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.util.List;
import org.aubade.schedule.HomePlace;
import org.aubade.schedule.OccurrenceQuery;
import org.aubade.schedule.ScheduleService;
import org.aubade.time.TimeSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What is ahead of all schedules, and the ledger: what became of every occurrence, and why. */
@Tag(name = "Schedules")
@Path("/api/occurrences")
@Produces(Media.JSON)
class OccurrencesResource {
    private static final int DEFAULT_LIMIT = 50;
    private static final Duration A_WEEK = Duration.ofDays(7);

    private final ScheduleService schedules;
    private final HomePlace home;
    private final TimeSource time;

    OccurrencesResource(ScheduleService schedules, HomePlace home, TimeSource time) {
        this.schedules = schedules;
        this.home = home;
        this.time = time;
    }

    @GET
    @Operation(
            operationId = "listOccurrences",
            summary = "Lists what became of every occurrence, and why",
            description = "Newest first.")
    @APIResponse(responseCode = "200", ref = "Occurrences")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    public Uni<List<OccurrenceView>> list(
            @Parameter(description = "Only those of this schedule.", example = "morning")
                    @QueryParam("schedule")
                    @Nullable String schedule,
            @Parameter(
                            description = "Only those planned at or after this instant, or the start of this date.",
                            example = "2027-01-04")
                    @QueryParam("from")
                    @Nullable String from,
            @Parameter(
                            description = "Only those planned before this instant, or the start of this date.",
                            example = "2027-01-05T12:00:00Z")
                    @QueryParam("to")
                    @Nullable String to,
            @Parameter(description = "How many at most, 1 to 1000; 50 if it is left out.", example = "50")
                    @QueryParam("limit")
                    @Nullable String limit) {
        return Uni.createFrom()
                .deferred(() -> schedules.occurrences(query(schedule, from, to, limit)))
                .onItem()
                .transform(rows -> rows.stream().map(OccurrenceView::new).toList());
    }

    @GET
    @Path("/next")
    @Operation(
            operationId = "nextOfAll",
            summary = "Tells what is ahead of all schedules",
            description = "In the order in which it is due, as things stand.")
    @APIResponse(responseCode = "200", ref = "Ahead")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    public Uni<List<AheadView>> next(
            @Parameter(
                            description = "Only what is planned before this instant, or the start of this date; a week"
                                    + " from now if it is left out.",
                            example = "2027-01-12")
                    @QueryParam("to")
                    @Nullable String to,
            @Parameter(description = "How many at most, 1 to 1000; 50 if it is left out.", example = "50")
                    @QueryParam("limit")
                    @Nullable String limit) {
        return Uni.createFrom()
                .deferred(() -> schedules.ahead(
                        to == null ? time.now().plus(A_WEEK) : Parameters.moment("to", to, home.zone()),
                        Parameters.number("limit", limit, DEFAULT_LIMIT, OccurrenceQuery.MAX_LIMIT)))
                .onItem()
                .transform(all -> all.stream().map(AheadView::new).toList());
    }

    private OccurrenceQuery query(
            @Nullable String schedule, @Nullable String from, @Nullable String to, @Nullable String limit) {
        var since = from == null ? null : Parameters.moment("from", from, home.zone());
        var until = to == null ? null : Parameters.moment("to", to, home.zone());
        if (since != null && until != null && since.isAfter(until)) {
            throw ProblemException.badRequest("from must not be after to; found '" + from + "' and '" + to + "'");
        }
        return new OccurrenceQuery(
                schedule, since, until, Parameters.number("limit", limit, DEFAULT_LIMIT, OccurrenceQuery.MAX_LIMIT));
    }
}
