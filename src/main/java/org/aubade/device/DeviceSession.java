package org.aubade.device;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.aubade.device.delivery.DeliveryQueue;
import org.aubade.device.delivery.WriteAhead;
import org.aubade.event.EventHub;
import org.aubade.text.LogText;
import org.aubade.time.TimeSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A registered device, from its registration until it is removed: its queue, its connection and its events. */
final class DeviceSession {
    private static final Logger LOG = Logger.getLogger("aubade.device");

    private final DeviceId id;
    private final Device device;
    private final DeviceSettings settings;
    private final EventHub<DeviceEvent> events;
    private final DeliveryQueue queue;
    private final DeviceConnector connector;
    private final StateEventPublisher stateEvents;
    private final AnswerListener answers;
    private volatile Connection connection = Connection.CONNECTING;
    private volatile Cancellable watching = () -> {};

    /** Shared, so that the device is disconnected once, however many callers ask for it, even if they stop waiting. */
    private final Uni<Void> leaving;

    DeviceSession(
            Device device,
            DeviceSettings settings,
            TimeSource time,
            EventHub<DeviceEvent> events,
            AnswerListener answers) {
        this.id = device.id();
        this.device = device;
        this.settings = settings;
        this.events = events;
        this.stateEvents = new StateEventPublisher(this::snapshot, events);
        this.answers = answers;
        this.queue = new DeliveryQueue(settings.queueLimit(), time.timer(), this::delivered);
        this.connector = new DeviceConnector(id, device, settings.connectTimeout(), time.timer());
        this.leaving = Uni.createFrom()
                .deferred(this::drain)
                .chain(this::disconnect)
                .memoize()
                .indefinitely();
    }

    DeviceId id() {
        return id;
    }

    Vocabulary vocabulary() {
        return device.vocabulary();
    }

    /** The device as it is now; what it cannot tell is unknown. */
    RegisteredDevice snapshot() {
        Availability availability = ask("availability", device::availability, Availability.UNKNOWN);
        DeviceState state = ask("state", device::state, DeviceState.UNKNOWN);
        return new RegisteredDevice(device, connection, availability, state);
    }

    private <T> T ask(String what, Supplier<T> question, T unknown) {
        try {
            return Objects.requireNonNull(question.get(), () -> what + "() must not return null");
        } catch (Throwable broken) {
            LOG.errorf(broken, "%s cannot tell its %s.", name(), what);
            return unknown;
        }
    }

    /** Sends {@code message} when it is subscribed; fails if the device does not understand it. */
    Uni<Void> send(Message message, @Nullable Duration timeout, @Nullable WriteAhead writeAhead) {
        Optional<String> complaint = device.vocabulary().complaint(message);
        if (complaint.isPresent()) {
            return Uni.createFrom().failure(new UnsupportedMessage(id, complaint.get()));
        }
        return new DeviceCommand(
                queue, device, message, timeout == null ? settings.messageTimeout() : timeout, writeAhead);
    }

    /** One attempt to connect; fails if the device does, or takes too long. */
    Uni<Void> connect() {
        return connector.connect().invoke(this::connected);
    }

    /** One attempt to connect. A failure is logged, and further attempts are made in the background; never fails. */
    Uni<Void> connectAndKeepTrying() {
        return connect().onFailure().recoverWithItem(failure -> {
            if (!connector.isStopped()) {
                disconnected(failure);
                connector.retry(this::connect);
            }
            return null;
        });
    }

    private void delivered(@Nullable Duration execution, boolean succeeded) {
        if (execution != null) {
            try {
                answers.ended(device, execution, succeeded);
            } catch (Throwable broken) {
                LOG.errorf(broken, "What listens to the answers of %s broke.", name());
            }
        }
        stateEvents.check();
    }

    /** How many messages wait for the device. */
    int waitingCount() {
        return queue.waitingCount();
    }

    private void connected() {
        connection = Connection.CONNECTED;
        queue.admit();
        queue.open();
        events.publish(() -> new DeviceEvent(DeviceEvent.Change.CONNECTION, snapshot()));
    }

    private void disconnected(Throwable failure) {
        LOG.warnf(
                "%s could not be connected and will be tried again: %s",
                name(), LogText.oneLine(String.valueOf(failure.getMessage())));
        connection = Connection.DISCONNECTED;
        queue.refuse(new DeviceRefused(id, "is not connected: " + failure.getMessage()));
        events.publish(() -> new DeviceEvent(DeviceEvent.Change.CONNECTION, snapshot()));
    }

    /** Publishes from now on what the device reports by itself. */
    void watch() {
        watching = device.watch(stateEvents::check);
        // The device may have been removed before the handle was there.
        if (connector.isStopped()) {
            watching.cancel();
        }
    }

    /** Refuses further messages; completes when none is in flight. */
    Uni<Void> drain() {
        return queue.close(new DeviceGone(id));
    }

    /** One attempt to disconnect; no further attempts to connect are made. */
    Uni<Void> disconnect() {
        return connector.disconnect();
    }

    /** Drains and then disconnects, once, however often it is called. */
    Uni<Void> leave() {
        return leaving;
    }

    /** The device is removed: ends everything that runs in the background. */
    void close() {
        watching.cancel();
        connector.stop();
        connection = Connection.DISCONNECTED;
        queue.refuse(new DeviceGone(id));
    }

    private String name() {
        return LogText.oneLine(device.name());
    }
}
