package org.aubade.device;

import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** The place of one message among those that go the same way, such as over one radio. */
public interface Permit {
    /** Of devices that share nothing. */
    Permit FREE = new Permit() {
        @Override
        public @Nullable Uni<Void> acquire() {
            return null;
        }

        @Override
        public void release() {}
    };

    /** Asked once: null where it has come already; else the Uni completes when it has. */
    @Nullable Uni<Void> acquire();

    /** The message has ended, or shall not be sent any more; may be called again, and before the turn has come. */
    void release();
}
