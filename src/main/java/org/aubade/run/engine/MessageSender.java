package org.aubade.run.engine;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import org.aubade.device.DeviceId;
import org.aubade.device.Message;
import org.aubade.device.delivery.WriteAhead;
import org.jspecify.annotations.Nullable;

/** Sends one message when subscribed; completes when the device has answered. */
@FunctionalInterface
public interface MessageSender {
    /**
     * @param timeout how long the device may take; null for the default
     * @param writeAhead asked when the device is free; null where none is needed
     */
    @CheckReturnValue
    Uni<Void> send(DeviceId device, Message message, @Nullable Duration timeout, @Nullable WriteAhead writeAhead);
}
