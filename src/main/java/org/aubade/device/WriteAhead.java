package org.aubade.device;

import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** Asked once for a message, when its device is free and would be told next. */
@FunctionalInterface
public interface WriteAhead {
    /** Null where the device may be told at once; else it is told after the Uni has completed, and not if that fails. */
    @Nullable Uni<Void> write();
}
