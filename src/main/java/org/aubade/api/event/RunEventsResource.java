package org.aubade.api.event;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureFailure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.Optional;
import org.aubade.access.Role;
import org.aubade.api.access.Caller;
import org.aubade.api.run.RunFilter;
import org.aubade.run.RunEvent;
import org.aubade.run.RunService;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

/** What happens in one run, live. */
@Tag(name = "Events")
@Path("/api/runs/{id}/events")
@Produces(MediaType.SERVER_SENT_EVENTS)
@RolesAllowed(Role.VIEWER_NAME)
class RunEventsResource {
    private final RunService runs;
    private final EventFeed feed;
    private final Caller caller;

    RunEventsResource(RunService runs, EventFeed feed, Caller caller) {
        this.runs = runs;
        this.feed = feed;
        this.caller = caller;
    }

    /** A client that does not keep up gets the whole run again, and the changes from then on. */
    @GET
    @RequiresKnownRun
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            operationId = "followRun",
            summary = "Follows a run",
            description =
                    "Events run and step, the first a run with all its steps; ends with the run. A comment every 15 s shows that the connection lives.")
    @APIResponse(responseCode = "200", ref = "RunEvents")
    @APIResponse(responseCode = "404", ref = "UnknownRun")
    public Multi<OutboundSseEvent> follow(
            @Parameter(description = "Its id.", example = RunFilter.EXAMPLE) @PathParam("id") String id) {
        Multi<RunEvent> events = runs.events(RunFilter.parseId(id))
                .onItem()
                .transformToMulti(RunEventsResource::orNothing)
                .onFailure(BackPressureFailure.class)
                .retry()
                .indefinitely();
        return feed.alive(feed.written(events), Multi.createFrom().empty(), caller.secret());
    }

    private static Multi<RunEvent> orNothing(Optional<Multi<RunEvent>> found) {
        return found.orElseGet(() -> Multi.createFrom().empty());
    }
}
