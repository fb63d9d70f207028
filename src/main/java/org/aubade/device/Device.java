package org.aubade.device;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.Optional;
import org.aubade.device.delivery.Permit;

/**
 * A thing that does what messages say. Its Unis are lazy: nothing happens before the subscription, each subscription
 * is one command, and a cancelled one is abandoned. They fail with a {@link DeviceException}, or with what broke.
 */
public interface Device {
    /** The id under which programs address it. */
    DeviceId id();

    /** Its name for people. */
    String name();

    /** The name of the driver that made it. */
    String driver();

    /** What it is. */
    DeviceKind kind();

    /** What it can be told: what its kind understands unless it knows better. */
    default Vocabulary vocabulary() {
        return Vocabulary.of(kind());
    }

    /** The room in which it is, for people; empty if that is not known. */
    default Optional<String> room() {
        return Optional.empty();
    }

    /** Whether it can be reached now, as far as is known; a device that is said to be offline is told messages all the same. */
    default Availability availability() {
        return Availability.UNKNOWN;
    }

    /**
     * Has {@code changed} called, on any thread, after each change of what it tells of itself which is not the answer
     * to a message; until the returned handle is cancelled.
     */
    default Cancellable watch(Runnable changed) {
        return () -> {};
    }

    /** What it is reached through, for people, such as "broker 'home'"; empty where nothing stands between. */
    default Optional<String> via() {
        return Optional.empty();
    }

    /** What is known of it now; never blocks. */
    DeviceState state();

    /** Connects; completes when messages can be sent. */
    @CheckReturnValue
    Uni<Void> connect();

    /** Disconnects; completes when it is done. */
    @CheckReturnValue
    Uni<Void> disconnect();

    /** Sends {@code message}; completes when the device has answered. The service calls it for one message at a time. */
    @CheckReturnValue
    Uni<Void> send(Message message);

    /** The same; what is still on its way after {@code within}, when nobody waits for it any more, should not arrive. */
    @CheckReturnValue
    default Uni<Void> send(Message message, Duration within) {
        return send(message);
    }

    /** Asked once for each message, before it is sent; while its turn has not come, no timeout runs. */
    default Permit permit() {
        return Permit.FREE;
    }
}
