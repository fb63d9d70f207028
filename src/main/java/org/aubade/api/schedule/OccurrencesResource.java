package org.aubade.api.schedule;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.aubade.access.Role;
import org.aubade.api.http.Media;
import org.aubade.api.http.Parameters;
import org.aubade.api.http.ProblemException;
import org.aubade.schedule.LedgerQuery;
import org.aubade.schedule.OccurrenceForecast;
import org.aubade.schedule.ScheduleService;
import org.aubade.schedule.calendar.HomePlace;
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
@RolesAllowed(Role.VIEWER_NAME)
class OccurrencesResource {
    private static final Duration A_WEEK = Duration.ofDays(7);

    /** What lies further ahead is a guess, and takes long to compute for many schedules. */
    private static final Duration FURTHEST = Duration.ofDays(400);

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
    public Uni<List<OccurrenceView>> list(@BeanParam OccurrenceFilter filter) {
        return Uni.createFrom()
                .deferred(() -> schedules.ledger(filter.query(home.zone())))
                .onItem()
                .transform(rows -> rows.stream().map(OccurrenceView::of).toList());
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
                            description =
                                    "Only what is planned before this instant, or the start of this date, at most 400"
                                            + " days from now; a week from now if it is left out.",
                            example = "2027-01-12")
                    @QueryParam("to")
                    @Nullable String to,
            @Parameter(description = "How many at most, 1 to 1000; 50 if it is left out.", example = "50")
                    @QueryParam("limit")
                    @Nullable String limit,
            @Parameter(
                            description =
                                    "How many of each schedule on each day at most, 1 to 1000, so that one that is"
                                            + " due every minute does not hide the others; the last of a day says more: true if"
                                            + " there are others after it.",
                            example = "3")
                    @QueryParam("daily")
                    @Nullable String daily) {
        return Uni.createFrom()
                .deferred(() -> ahead(
                        to == null ? time.now().plus(A_WEEK) : until(to),
                        Parameters.number("limit", limit, OccurrenceFilter.DEFAULT_LIMIT, LedgerQuery.MAX_LIMIT),
                        daily))
                .onItem()
                .transform(all -> all.stream().map(AheadView::of).toList());
    }

    private Instant until(String to) {
        Instant until = Parameters.moment("to", to, home.zone());
        if (until.isAfter(time.now().plus(FURTHEST))) {
            throw ProblemException.badRequest(
                    "to must be at most " + FURTHEST.toDays() + " days from now; found '" + to + "'");
        }
        return until;
    }

    private Uni<List<OccurrenceForecast>> ahead(Instant until, int limit, @Nullable String daily) {
        return daily == null
                ? schedules.forecast(until, limit)
                : schedules.forecast(until, limit, Parameters.number("daily", daily, 1, LedgerQuery.MAX_LIMIT));
    }
}
