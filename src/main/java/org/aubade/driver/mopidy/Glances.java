package org.aubade.driver.mopidy;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.aubade.time.TimeSource;
import org.jspecify.annotations.Nullable;

/** Looks at something soon after somebody asked for it, until it is closed: one look at a time, one for all who asked. */
final class Glances {
    private static final Duration SOON = Duration.ofMillis(50);

    private final Supplier<Uni<Void>> look;
    private final TimeSource time;

    private boolean closed;
    /** Whether a look is planned or under way. */
    private boolean busy;
    /** Whether somebody asked since the last look began. */
    private boolean asked;

    private @Nullable Cancellable current;

    /** @param look one look, which ends */
    Glances(Supplier<Uni<Void>> look, TimeSource time) {
        this.look = look;
        this.time = time;
    }

    /** Asks for a look. */
    void soon() {
        synchronized (this) {
            asked = true;
            if (closed || busy) {
                return;
            }
            busy = true;
        }
        try {
            var _ = time.timer().schedule(this::look, SOON.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException _) {
            close();
        }
    }

    /** Ends; a look under way is abandoned. */
    void close() {
        @Nullable Cancellable last;
        synchronized (this) {
            closed = true;
            last = current;
        }
        if (last != null) {
            last.cancel();
        }
    }

    private void look() {
        synchronized (this) {
            if (closed) {
                return;
            }
            asked = false;
        }
        Cancellable begun = look.get().subscribe().with(_ -> ended(), _ -> ended());
        synchronized (this) {
            current = begun;
        }
        if (closed()) {
            begun.cancel();
        }
    }

    private synchronized boolean closed() {
        return closed;
    }

    private void ended() {
        synchronized (this) {
            busy = false;
            if (!asked) {
                return;
            }
        }
        soon();
    }
}
