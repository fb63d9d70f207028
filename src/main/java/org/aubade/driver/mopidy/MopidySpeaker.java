package org.aubade.driver.mopidy;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.aubade.device.Availability;
import org.aubade.device.Device;
import org.aubade.device.DeviceId;
import org.aubade.device.DeviceKind;
import org.aubade.device.DeviceState;
import org.aubade.device.Message;
import org.aubade.device.UnsupportedMessage;
import org.aubade.text.LogText;
import org.aubade.time.TimeSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A speaker that plays what a Mopidy finds. While it is connected it follows what other clients do with that Mopidy. */
final class MopidySpeaker implements Device {
    private static final Logger LOG = Logger.getLogger("aubade.device");
    private static final Duration REFRESH_TIMEOUT = Duration.ofSeconds(10);

    private final Identity identity;
    private final Player player;
    private final Function<Runnable, EventSocket> events;
    private final TimeSource time;
    private final SpeakerState speaker = new SpeakerState();
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private volatile Availability availability = Availability.UNKNOWN;
    private final AtomicReference<@Nullable Watch> watch = new AtomicReference<>();

    /** @param events makes a socket that runs its argument whenever Mopidy may have changed */
    MopidySpeaker(Identity identity, Player player, Function<Runnable, EventSocket> events, TimeSource time) {
        this.identity = identity;
        this.player = player;
        this.events = events;
        this.time = time;
    }

    @Override
    public DeviceId id() {
        return identity.id();
    }

    @Override
    public String name() {
        return identity.name();
    }

    @Override
    public String driver() {
        return MopidyDriver.NAME;
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.SPEAKER;
    }

    @Override
    public Optional<String> room() {
        return identity.room();
    }

    @Override
    public Availability availability() {
        return availability;
    }

    @Override
    public DeviceState state() {
        return speaker.state();
    }

    @Override
    public Cancellable watch(Runnable changed) {
        watchers.add(changed);
        return () -> watchers.remove(changed);
    }

    @Override
    public Uni<Void> connect() {
        return Uni.createFrom()
                .deferred(() -> {
                    long version = speaker.version();
                    return player.readFirst().invoke(now -> speaker.refreshed(version, now));
                })
                .invoke(this::startWatching)
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> disconnect() {
        return Uni.createFrom().voidItem().invoke(this::stopWatching);
    }

    @Override
    public Uni<Void> send(Message message) {
        return Uni.createFrom().deferred(() -> {
            Optional<String> complaint = vocabulary().complaint(message);
            return complaint.isPresent()
                    ? Uni.createFrom().failure(new UnsupportedMessage(id(), complaint.get()))
                    : execute(message);
        });
    }

    private Uni<Void> execute(Message message) {
        speaker.messageBegins();
        return player.execute(message)
                .invoke(now -> {
                    speaker.executed(message.type(), now);
                    availability = Availability.ONLINE;
                })
                .onTermination()
                .invoke(this::messageEnded)
                .replaceWithVoid();
    }

    /** A refresh shows what became of the message, and what other clients did meanwhile. */
    private void messageEnded() {
        speaker.messageEnds();
        requestRefresh();
    }

    private void requestRefresh() {
        Watch current = watch.get();
        if (current != null) {
            current.refresh.request();
        }
    }

    private void startWatching() {
        CoalescedRefresh refresh = new CoalescedRefresh(this::refresh, time);
        Watch begun = new Watch(refresh, events.apply(refresh::request));
        end(watch.getAndSet(begun));
        availability = Availability.ONLINE;
        begun.events.listen();
    }

    private void stopWatching() {
        end(watch.getAndSet(null));
        availability = Availability.UNKNOWN;
    }

    private static void end(@Nullable Watch last) {
        if (last != null) {
            last.events.close();
            last.refresh.close();
        }
    }

    private Uni<Void> refresh() {
        return Uni.createFrom()
                .deferred(() -> {
                    long version = speaker.version();
                    return player.read().invoke(now -> speaker.refreshed(version, now));
                })
                .ifNoItem()
                .after(REFRESH_TIMEOUT)
                .on(time.timer())
                .fail()
                .onItemOrFailure()
                .invoke((_, failure) -> refreshed(failure))
                .replaceWithVoid();
    }

    private void refreshed(@Nullable Throwable failure) {
        if (watch.get() == null) {
            return;
        }
        Availability before = availability;
        availability = failure == null ? Availability.ONLINE : Availability.OFFLINE;
        if (failure != null && before != Availability.OFFLINE) {
            LOG.warnf(
                    "%s is offline: %s",
                    LogText.oneLine(name()), LogText.oneLine(String.valueOf(failure.getMessage())));
        } else if (failure == null && before == Availability.OFFLINE) {
            LOG.infof("%s is online again.", LogText.oneLine(name()));
        }
        watchers.forEach(Runnable::run);
    }

    /** What runs from the connection to the disconnection. */
    private record Watch(CoalescedRefresh refresh, EventSocket events) {}
}
