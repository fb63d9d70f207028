package org.aubade.api.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.Optional;
import org.aubade.access.AccessService;
import org.aubade.access.Secret;
import org.aubade.api.device.DeviceChange;
import org.aubade.api.run.RunView;
import org.aubade.api.run.StepChange;
import org.aubade.device.DeviceEvent;
import org.aubade.program.catalog.StoreUnavailable;
import org.aubade.run.Run;
import org.aubade.run.RunEvent;
import org.aubade.time.TimeSource;
import org.jboss.resteasy.reactive.server.jaxrs.SseImpl;

/** Writes events as server-sent events, and a comment now and then so that a dead connection is noticed. */
@Singleton
class EventFeed {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final Sse sse = new SseImpl();
    private final ObjectMapper json;
    private final AccessService access;
    private final TimeSource time;

    EventFeed(ObjectMapper json, AccessService access, TimeSource time) {
        this.json = json;
        this.access = access;
        this.time = time;
    }

    /**
     * {@code events}, {@code others} and a comment, at once and every 15 s; ends when {@code events} do, and within 15 s after the session or
     * the token of whoever follows has ended.
     *
     * @param secret of that session or token; empty if there is none
     */
    Multi<OutboundSseEvent> alive(
            Multi<OutboundSseEvent> events, Multi<OutboundSseEvent> others, Optional<Secret> secret) {
        Multi<Optional<OutboundSseEvent>> end =
                secret.map(this::end).orElseGet(() -> Multi.createFrom().empty());
        Multi<Optional<OutboundSseEvent>> untilEnd =
                events.onItem().transform(Optional::of).onCompletion().continueWith(Optional.<OutboundSseEvent>empty());
        return Multi.createBy()
                .merging()
                .streams(untilEnd, others.onItem().transform(Optional::of), comments(), end)
                .select()
                .first(Optional::isPresent)
                .onItem()
                .transform(Optional::get);
    }

    private Multi<Optional<OutboundSseEvent>> comments() {
        return ticks().onItem()
                .transform(_ ->
                        Optional.of(sse.newEventBuilder().comment("still here").build()));
    }

    /** An empty one, which ends the stream, when {@code secret} is no longer valid. It does not hold up comments while the store is slow. */
    private Multi<Optional<OutboundSseEvent>> end(Secret secret) {
        return ticks().onItem()
                .transformToUniAndConcatenate(_ -> isStillKnown(secret))
                .filter(known -> !known)
                .onItem()
                .transform(_ -> Optional.empty());
    }

    private Multi<Long> ticks() {
        return Multi.createFrom()
                .ticks()
                .onExecutor(time.timer())
                .every(HEARTBEAT)
                .onOverflow()
                .drop();
    }

    /** True also where the store is away: whether the session has ended is found out later. */
    private Uni<Boolean> isStillKnown(Secret secret) {
        return access.identify(secret)
                .onItem()
                .transform(Optional::isPresent)
                .onFailure(StoreUnavailable.class)
                .recoverWithItem(true);
    }

    /** {@code events} as they are sent. A run may have 100,000 steps, so they are written on a worker and not on the timer they come on. */
    Multi<OutboundSseEvent> written(Multi<RunEvent> events) {
        return events.emitOn(Infrastructure.getDefaultWorkerPool()).onItem().transform(this::event);
    }

    private OutboundSseEvent event(RunEvent event) {
        return switch (event) {
            case RunEvent.RunChanged changed -> event("run", view(changed.run()));
            case RunEvent.StepChanged changed -> event("step", StepChange.of(changed));
        };
    }

    OutboundSseEvent event(DeviceEvent event) {
        return event("device", DeviceChange.of(event));
    }

    /** Something of that kind, such as a schedule, has changed or is gone; who wants to know how it is asks for it. */
    OutboundSseEvent changed(String kind, String name) {
        return event(kind, new NamedChange(name));
    }

    private static RunView view(Run run) {
        return run.steps().isEmpty() ? RunView.summary(run) : RunView.whole(run);
    }

    private OutboundSseEvent event(String name, Object data) {
        try {
            return sse.newEventBuilder()
                    .name(name)
                    .data(json.writeValueAsString(data))
                    .build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a view that JSON cannot hold: " + data, e);
        }
    }
}
