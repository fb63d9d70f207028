package org.aubade.device;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.aubade.time.TimeSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A registered device with its queue and its connection. */
final class DeviceSession {
    private static final Logger LOG = Logger.getLogger("aubade.device");
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration SECOND_RETRY = Duration.ofSeconds(2);
    private static final Duration LAST_RETRY = Duration.ofMinutes(1);

    private final DeviceId id;
    private final Device device;
    private final DeviceSettings settings;
    private final TimeSource time;
    private final EventHub<DeviceEvent> events;
    private final DeliveryQueue queue;
    private volatile Connection connection = Connection.CONNECTING;
    private volatile boolean leaving;

    /**
     * How often something has changed since the state was last announced. Whoever raises it from zero announces for all, so
     * that two threads cannot announce an older state last, and no lock is held while the device is asked for its state.
     */
    private final AtomicInteger changes = new AtomicInteger();

    /** What the last event was about; only the thread that announces uses it. */
    private volatile @Nullable Told announced;

    private volatile Cancellable watching = () -> {};
    private volatile @Nullable Cancellable reconnecting;

    /** Shared, so that leaving happens once however many ask for it, and goes on when they stop waiting for it. */
    private final Uni<Void> leave = Uni.createFrom()
            .deferred(this::drain)
            .chain(this::disconnect)
            .memoize()
            .indefinitely();

    DeviceSession(Device device, DeviceSettings settings, TimeSource time, EventHub<DeviceEvent> events) {
        this.id = device.id();
        this.device = device;
        this.settings = settings;
        this.time = time;
        this.events = events;
        this.queue = new DeliveryQueue(id, device, settings.queueLimit(), time.timer(), this::announceState);
    }

    DeviceId id() {
        return id;
    }

    Vocabulary vocabulary() {
        return device.vocabulary();
    }

    RegisteredDevice snapshot() {
        return new RegisteredDevice(device, connection, availability(), state());
    }

    /** Unknown where the device cannot tell. */
    private DeviceState state() {
        try {
            return Objects.requireNonNull(device.state(), "state() must not return null");
        } catch (Throwable broken) {
            LOG.errorf(broken, "%s cannot tell its state.", name());
            return DeviceState.UNKNOWN;
        }
    }

    /** Unknown where the device cannot tell. */
    private Availability availability() {
        try {
            return Objects.requireNonNull(device.availability(), "availability() must not return null");
        } catch (Throwable broken) {
            LOG.errorf(broken, "%s cannot tell its availability.", name());
            return Availability.UNKNOWN;
        }
    }

    Uni<Void> send(Message message, @Nullable Duration timeout, @Nullable WriteAhead writeAhead) {
        Optional<String> complaint = device.vocabulary().complaint(message);
        if (complaint.isPresent()) {
            return Uni.createFrom().failure(new UnsupportedMessage(id(), complaint.get()));
        }
        return queue.deliver(message, timeout == null ? settings.messageTimeout() : timeout, writeAhead);
    }

    /** One attempt to connect; fails if the device does, or does not answer in time. */
    Uni<Void> connect() {
        return Uni.createFrom()
                .deferred(device::connect)
                .ifNoItem()
                .after(settings.connectTimeout())
                .on(time.timer())
                .failWith(() -> late("could not be connected"))
                .chain(this::connected);
    }

    /** One attempt, whose failure is logged and followed by further ones in the background; it never fails. */
    Uni<Void> connectAndKeepTrying() {
        return connect().onFailure().recoverWithItem(failure -> {
            if (!leaving) {
                disconnected(failure);
                keepTrying();
            }
            return null;
        });
    }

    /** Refuses further messages; completes when none is in flight. */
    Uni<Void> drain() {
        return queue.close(new DeviceGone(id()));
    }

    /** Drains, then disconnects; once, however often it is called. */
    Uni<Void> leave() {
        return leave;
    }

    /** One attempt to disconnect; no further attempts to connect are made. */
    Uni<Void> disconnect() {
        return Uni.createFrom()
                .deferred(() -> {
                    leaving = true;
                    stopTrying();
                    return device.disconnect();
                })
                .ifNoItem()
                .after(settings.connectTimeout())
                .on(time.timer())
                .failWith(() -> late("did not disconnect"));
    }

    /** From now on what the device tells by itself is announced. */
    void watch() {
        watching = device.watch(this::announceState);
        if (leaving) {
            watching.cancel();
        }
    }

    /** Ends what goes on in the background. */
    void forget() {
        watching.cancel();
        leaving = true;
        connection = Connection.DISCONNECTED;
        queue.refuse(new DeviceGone(id()));
        stopTrying();
    }

    private DeviceRefused late(String what) {
        return new DeviceRefused(
                id(), what + " within " + settings.connectTimeout().toMillis() + " ms");
    }

    private void stopTrying() {
        Cancellable current = reconnecting;
        if (current != null) {
            current.cancel();
        }
    }

    private void keepTrying() {
        reconnecting = Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .onExecutor(time.timer())
                .by(FIRST_RETRY)
                .chain(() -> connect()
                        .onFailure()
                        .retry()
                        .withBackOff(SECOND_RETRY, LAST_RETRY)
                        .withJitter(0)
                        .withExecutor(time.timer())
                        .indefinitely())
                .subscribe()
                .with(
                        _ -> LOG.infof("%s is reachable again.", name()),
                        failure -> LOG.warnf("%s is given up: %s", name(), why(failure)));
        if (leaving) {
            stopTrying();
        }
    }

    private Uni<Void> connected() {
        if (leaving) {
            return disconnect()
                    .onItemOrFailure()
                    .transformToUni((_, _) -> Uni.createFrom()
                            .failure(new DeviceRefused(id(), "was removed while it was being connected")));
        }
        connection = Connection.CONNECTED;
        queue.admit();
        queue.open();
        events.publish(() -> new DeviceEvent(DeviceEvent.Change.CONNECTION, snapshot()));
        return Uni.createFrom().voidItem();
    }

    private void disconnected(Throwable failure) {
        LOG.warnf("%s could not be connected and will be tried again: %s", name(), why(failure));
        connection = Connection.DISCONNECTED;
        queue.refuse(new DeviceRefused(id(), "is not connected: " + failure.getMessage()));
        events.publish(() -> new DeviceEvent(DeviceEvent.Change.CONNECTION, snapshot()));
    }

    private String name() {
        return LogText.oneLine(device.name());
    }

    private static String why(Throwable failure) {
        return LogText.oneLine(String.valueOf(failure.getMessage()));
    }

    /** What events are about. */
    private record Told(Availability availability, DeviceState state) {}

    private void announceState() {
        if (changes.getAndIncrement() != 0) {
            return;
        }
        int seen = 1;
        do {
            announceIfChanged();
            seen = changes.addAndGet(-seen);
        } while (seen != 0);
    }

    /** Throws nothing, or no change would be announced any more. */
    private void announceIfChanged() {
        try {
            Told now = new Told(availability(), state());
            if (!now.equals(announced)) {
                announced = now;
                RegisteredDevice current = new RegisteredDevice(device, connection, now.availability(), now.state());
                events.publish(() -> new DeviceEvent(DeviceEvent.Change.STATE, current));
            }
        } catch (RuntimeException | Error broken) {
            LOG.errorf(broken, "A change of %s could not be announced.", id());
        }
    }
}
