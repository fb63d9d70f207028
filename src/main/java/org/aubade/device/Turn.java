package org.aubade.device;

import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** The place of one message among those that go the same way, such as over one radio. */
public interface Turn {
    /** Of devices that share nothing. */
    Turn FREE = new Turn() {
        @Override
        public @Nullable Uni<Void> come() {
            return null;
        }

        @Override
        public void over() {}
    };

    /** Asked once: null where it has come already; else the Uni completes when it has. */
    @Nullable Uni<Void> come();

    /** The message has ended, or shall not be sent any more; may be called again, and before the turn has come. */
    void over();
}
