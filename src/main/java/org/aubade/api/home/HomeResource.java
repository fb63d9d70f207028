package org.aubade.api.home;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import org.aubade.access.Role;
import org.aubade.api.http.Media;
import org.aubade.api.http.Parameters;
import org.aubade.schedule.calendar.HomeCalendar;
import org.aubade.schedule.calendar.HomePlace;
import org.aubade.time.TimeSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;

/** The home: its clock, and the days ahead. */
@Tag(name = "Home")
@Path("/api/home")
@Produces(Media.JSON)
@RolesAllowed(Role.VIEWER_NAME)
class HomeResource {
    private static final int A_WEEK = 7;
    private static final int MAX_DAYS = 366;

    private final HomePlace home;
    private final TimeSource time;

    HomeResource(HomePlace home, TimeSource time) {
        this.home = home;
        this.time = time;
    }

    @GET
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            operationId = "getHome",
            summary = "Tells the time at home, and of its days",
            description = "When the sun rises and sets, and when the clocks change.")
    @APIResponse(responseCode = "200", ref = "Home")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    public Uni<HomeView> get(
            @Parameter(description = "The first day; today if it is left out.", example = "2027-03-28")
                    @QueryParam("from")
                    @Nullable String from,
            @Parameter(description = "How many days, 1 to 366; 7 if it is left out.", example = "7")
                    @QueryParam("days")
                    @Nullable String days) {
        return Uni.createFrom().item(() -> {
            int count = Parameters.number("days", days, A_WEEK, MAX_DAYS);
            Instant now = time.now();
            Instant first = from == null ? now : Parameters.moment("from", from, home.zone());
            return HomeView.of(
                    home,
                    now,
                    HomeCalendar.days(home, LocalDate.ofInstant(first, home.zone()), count).stream()
                            .map(DayView::of)
                            .toList());
        });
    }
}
