package org.aubade.driver.mopidy;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.aubade.time.TimeSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a web socket to a Mopidy from {@link #listen} to {@link #close}, with a new connection whenever one is lost, and reports
 * that something may have changed. The events are not parsed: the listener asks Mopidy for its state.
 */
final class EventSocket {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LAST_RETRY = Duration.ofMinutes(1);
    private static final Duration PING_PERIOD = Duration.ofSeconds(20);

    private final Network network;
    private final MopidyAddress address;
    private final TimeSource time;
    private final Runnable changed;

    private Duration retry = FIRST_RETRY;
    private boolean closed;
    private @Nullable Connection current;

    /** @param changed called after each event, and whenever a connection is made, is lost or fails */
    EventSocket(Network network, MopidyAddress address, TimeSource time, Runnable changed) {
        this.network = network;
        this.address = address;
        this.time = time;
        this.changed = changed;
    }

    /** Begins to connect; to be called once. */
    void listen() {
        Connection next = new Connection();
        synchronized (this) {
            if (closed) {
                return;
            }
            current = next;
        }
        WebSocket.Builder builder = network.client().newWebSocketBuilder().connectTimeout(CONNECT_LIMIT);
        address.authorization().ifPresent(authorization -> builder.header("Authorization", authorization));
        next.connecting = builder.buildAsync(address.events(), next);
        var _ = next.connecting.exceptionally(failure -> {
            lost(next);
            return null;
        });
        // It may have been closed, or lost, before the future was there to abort it.
        if (!isCurrent(next)) {
            next.abort();
        }
    }

    /** Closes the socket and makes no other. */
    void close() {
        @Nullable Connection last;
        synchronized (this) {
            closed = true;
            last = current;
        }
        if (last != null) {
            last.abort();
        }
    }

    private synchronized boolean isCurrent(Connection which) {
        return !closed && which == current;
    }

    private boolean opened(Connection which) {
        synchronized (this) {
            if (closed || which != current) {
                return false;
            }
            retry = FIRST_RETRY;
        }
        after(PING_PERIOD, () -> ping(which));
        return true;
    }

    private void lost(Connection which) {
        Duration before;
        synchronized (this) {
            if (closed || which != current) {
                return;
            }
            current = null;
            before = retry;
            retry = retry.multipliedBy(2).compareTo(LAST_RETRY) < 0 ? retry.multipliedBy(2) : LAST_RETRY;
        }
        which.abort();
        after(before, this::listen);
        changed.run();
    }

    /** Only an unanswered ping shows that a machine has lost its power. */
    private void ping(Connection which) {
        if (!isCurrent(which)) {
            return;
        }
        if (!which.heard) {
            lost(which);
            return;
        }
        which.heard = false;
        which.ping();
        after(PING_PERIOD, () -> ping(which));
    }

    private void after(Duration delay, Runnable next) {
        try {
            var _ = time.timer().schedule(next, delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException _) {
            close();
        }
    }

    /** One connection. What has not answered since the last ping counts as lost. */
    private final class Connection implements WebSocket.Listener {
        private volatile boolean heard = true;
        private volatile @Nullable CompletableFuture<WebSocket> connecting;

        void ping() {
            withSocket(socket -> {
                var _ = socket.sendPing(ByteBuffer.allocate(0));
            });
        }

        void abort() {
            withSocket(WebSocket::abort);
        }

        /** Uses the socket now, or when it is connected. */
        private void withSocket(Consumer<WebSocket> use) {
            CompletableFuture<WebSocket> future = connecting;
            if (future != null) {
                var _ = future.thenAccept(use);
            }
        }

        @Override
        public void onOpen(WebSocket socket) {
            if (opened(this)) {
                changed.run();
            }
            socket.request(1);
        }

        /** An event may arrive in parts; the contents do not matter. */
        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            return heard(socket, last);
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            return heard(socket, last);
        }

        private @Nullable CompletionStage<?> heard(WebSocket socket, boolean last) {
            heard = true;
            if (last) {
                changed.run();
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
            heard = true;
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            lost(this);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            lost(this);
        }
    }
}
