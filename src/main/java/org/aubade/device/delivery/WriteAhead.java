package org.aubade.device.delivery;

import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** Records a message durably before it is sent. Called once, when the device is free and the message is next. */
@FunctionalInterface
public interface WriteAhead {
    /** Null if the message may be sent at once; else it is sent after the Uni has completed, and not if that fails. */
    @Nullable Uni<Void> write();
}
