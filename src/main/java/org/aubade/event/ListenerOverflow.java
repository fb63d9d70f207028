package org.aubade.event;

import io.smallrye.mutiny.subscription.BackPressureFailure;
import java.io.Serial;

/** A listener's buffer is full; has no stack trace, since the listener is slow and nothing is broken. */
final class ListenerOverflow extends BackPressureFailure {
    @Serial
    private static final long serialVersionUID = 1L;

    ListenerOverflow(int buffer) {
        super("a listener does not keep up: its buffer of " + buffer + " events is full");
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
