package org.aubade.device;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.Optional;
import org.aubade.device.delivery.Permit;

/**
 * A thing that executes messages. Its Unis are lazy: nothing happens before the subscription, each subscription is one command,
 * and a cancelled command is abandoned. They fail with a {@link DeviceException}, or with whatever the driver throws. No lock is
 * held while these methods are called, from any thread.
 */
public interface Device {
    /** The id that programs use. */
    DeviceId id();

    /** Its name for people. */
    String name();

    /** The name of the driver that made it. */
    String driver();

    /** What kind of device it is. */
    DeviceKind kind();

    /** The messages that it understands; by default, those of its kind. */
    default Vocabulary vocabulary() {
        return Vocabulary.of(kind());
    }

    /** The room in which it is, for people; empty if that is unknown. */
    default Optional<String> room() {
        return Optional.empty();
    }

    /** Whether it can be reached now, as far as is known. A device that is offline gets messages all the same. */
    default Availability availability() {
        return Availability.UNKNOWN;
    }

    /**
     * Runs {@code changed}, on any thread, after each change of state or availability that is not the answer to a message, until
     * the returned handle is cancelled.
     */
    default Cancellable watch(Runnable changed) {
        return () -> {};
    }

    /** What it is reached through, for people, such as "broker 'home'"; empty if it is reached directly. */
    default Optional<String> via() {
        return Optional.empty();
    }

    /** Its state as far as it is known now; never blocks. */
    DeviceState state();

    /** Connects; completes when messages can be sent. */
    @CheckReturnValue
    Uni<Void> connect();

    /** Disconnects; completes when that is done. */
    @CheckReturnValue
    Uni<Void> disconnect();

    /** Sends {@code message}; completes when the device has answered. The service calls it for one message at a time. */
    @CheckReturnValue
    Uni<Void> send(Message message);

    /**
     * Sends {@code message} for a sender that waits for {@code within}; completes when the device has answered. A message that is
     * still on its way after that should not arrive.
     */
    @CheckReturnValue
    default Uni<Void> send(Message message, Duration within) {
        return send(message);
    }

    /** Called once for each message, before it is sent; the timeout begins when the permit is acquired. */
    default Permit permit() {
        return Permit.FREE;
    }
}
