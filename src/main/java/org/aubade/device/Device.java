package org.aubade.device;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;
import java.util.Set;

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

    /** The message types that it understands: those of its kind unless it knows better. */
    default Set<MessageType> understands() {
        return MessageType.understoodBy(kind());
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
}
