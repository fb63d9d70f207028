package org.aubade.api.event;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureFailure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import org.aubade.access.Role;
import org.aubade.api.access.Caller;
import org.aubade.device.IotService;
import org.aubade.program.catalog.ProgramCatalog;
import org.aubade.run.RunService;
import org.aubade.schedule.ScheduleService;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.ResponseHeader;

/** What happens, live. */
@Tag(name = "Events")
@Path("/api/events")
@Produces(MediaType.SERVER_SENT_EVENTS)
@RolesAllowed(Role.VIEWER_NAME)
class EventsResource {
    private static final Logger LOG = Logger.getLogger("aubade.api");

    private final RunService runs;
    private final IotService devices;
    private final ProgramCatalog programs;
    private final ScheduleService schedules;
    private final EventFeed feed;
    private final Caller caller;

    EventsResource(
            RunService runs,
            IotService devices,
            ProgramCatalog programs,
            ScheduleService schedules,
            EventFeed feed,
            Caller caller) {
        this.runs = runs;
        this.devices = devices;
        this.programs = programs;
        this.schedules = schedules;
        this.feed = feed;
        this.caller = caller;
    }

    /** A client that does not keep up is sent away; when it comes again, it asks for what it missed. */
    @GET
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            operationId = "followEverything",
            summary = "Follows everything",
            description =
                    "Events run, step and device, as they happen, and program and schedule with the name of one that"
                            + " was changed or is gone; a comment every 15 s shows that the connection lives.")
    @APIResponse(responseCode = "200", ref = "Events")
    public Multi<OutboundSseEvent> follow() {
        return feed.alive(
                        feed.written(runs.events()),
                        Multi.createBy()
                                .merging()
                                .streams(
                                        devices.events().onItem().transform(feed::event),
                                        programs.changes().onItem().transform(name -> feed.changed("program", name)),
                                        schedules.changes().onItem().transform(name -> feed.changed("schedule", name))),
                        caller.secret())
                .onFailure(BackPressureFailure.class)
                .invoke(slow -> LOG.warnf("A client of /api/events is sent away: %s.", slow.getMessage()))
                .onFailure(BackPressureFailure.class)
                .recoverWithCompletion();
    }
}
