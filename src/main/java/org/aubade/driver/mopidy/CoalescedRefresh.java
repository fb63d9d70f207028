package org.aubade.driver.mopidy;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.aubade.time.TimeSource;
import org.jspecify.annotations.Nullable;

/** Runs a refresh shortly after it was requested; requests within that time share one. No two run at the same time. */
final class CoalescedRefresh {
    private static final Duration DELAY = Duration.ofMillis(50);

    private final Supplier<Uni<Void>> refresh;
    private final TimeSource time;

    private boolean closed;
    /** Whether a refresh is scheduled or running. */
    private boolean busy;
    /** Whether another refresh was requested since the last one began. */
    private boolean requested;

    private @Nullable Cancellable current;

    /** @param refresh one refresh, which has to terminate */
    CoalescedRefresh(Supplier<Uni<Void>> refresh, TimeSource time) {
        this.refresh = refresh;
        this.time = time;
    }

    /** Requests a refresh. */
    void request() {
        synchronized (this) {
            requested = true;
            if (closed || busy) {
                return;
            }
            busy = true;
        }
        try {
            var _ = time.timer().schedule(this::run, DELAY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException _) {
            close();
        }
    }

    /** Stops; cancels a running refresh. */
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

    private void run() {
        synchronized (this) {
            if (closed) {
                return;
            }
            requested = false;
        }
        Cancellable begun = refresh.get().subscribe().with(_ -> ended(), _ -> ended());
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
            if (!requested) {
                return;
            }
        }
        request();
    }
}
