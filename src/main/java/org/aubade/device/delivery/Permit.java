package org.aubade.device.delivery;

import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** Permission to send one message over something that several devices share, such as a radio. */
public interface Permit {
    /** The permit of a device that shares nothing. */
    Permit FREE = new Permit() {
        @Override
        public @Nullable Uni<Void> acquire() {
            return null;
        }

        @Override
        public void release() {}
    };

    /** Called once: null if the message may be sent at once; else the Uni completes when it may be sent. */
    @Nullable Uni<Void> acquire();

    /** The message has ended, or will not be sent; may be called more than once, and before the permit was acquired. */
    void release();
}
