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
 * Listens to a Mopidy from {@link #listen} to {@link #close}, again and again when the connection is lost, and says
 * when it may have changed. What exactly happened is not read: who is told looks for himself.
 */
final class News {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration PING_EVERY = Duration.ofSeconds(20);

    private final Network network;
    private final MopidyAddress address;
    private final TimeSource time;
    private final Runnable changed;

    private Duration pause = FIRST_PAUSE;
    private boolean closed;
    private @Nullable Ear ear;

    /** @param changed called after whatever Mopidy says, and whenever the connection is made, lost or not to be had */
    News(Network network, MopidyAddress address, TimeSource time, Runnable changed) {
        this.network = network;
        this.address = address;
        this.time = time;
        this.changed = changed;
    }

    /** Begins; to be called once. */
    void listen() {
        Ear next = new Ear();
        synchronized (this) {
            if (closed) {
                return;
            }
            ear = next;
        }
        WebSocket.Builder builder = network.client().newWebSocketBuilder().connectTimeout(CONNECT_LIMIT);
        address.authorization().ifPresent(authorization -> builder.header("Authorization", authorization));
        next.connecting = builder.buildAsync(address.events(), next);
        var _ = next.connecting.exceptionally(failure -> {
            lost(next);
            return null;
        });
        // Whoever closed this meanwhile, or lost it, may have found no connection yet to shut.
        if (!isCurrent(next)) {
            next.shut();
        }
    }

    /** Ends. */
    void close() {
        @Nullable Ear last;
        synchronized (this) {
            closed = true;
            last = ear;
        }
        if (last != null) {
            last.shut();
        }
    }

    private synchronized boolean isCurrent(Ear which) {
        return !closed && which == ear;
    }

    private boolean opened(Ear which) {
        synchronized (this) {
            if (closed || which != ear) {
                return false;
            }
            pause = FIRST_PAUSE;
        }
        after(PING_EVERY, () -> ping(which));
        return true;
    }

    private void lost(Ear which) {
        Duration before;
        synchronized (this) {
            if (closed || which != ear) {
                return;
            }
            ear = null;
            before = pause;
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
        which.shut();
        after(before, this::listen);
        changed.run();
    }

    /** A machine that lost its power does not say so. */
    private void ping(Ear which) {
        if (!isCurrent(which)) {
            return;
        }
        if (!which.heard) {
            lost(which);
            return;
        }
        which.heard = false;
        which.ping();
        after(PING_EVERY, () -> ping(which));
    }

    private void after(Duration delay, Runnable next) {
        try {
            var _ = time.timer().schedule(next, delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException _) {
            close();
        }
    }

    /** One connection. */
    private final class Ear implements WebSocket.Listener {
        private volatile boolean heard = true;
        private volatile @Nullable CompletableFuture<WebSocket> connecting;

        void ping() {
            withSocket(socket -> {
                var _ = socket.sendPing(ByteBuffer.allocate(0));
            });
        }

        void shut() {
            withSocket(WebSocket::abort);
        }

        /** Now, or when it is connected. */
        private void withSocket(Consumer<WebSocket> use) {
            CompletableFuture<WebSocket> current = connecting;
            if (current != null) {
                var _ = current.thenAccept(use);
            }
        }

        @Override
        public void onOpen(WebSocket socket) {
            if (opened(this)) {
                changed.run();
            }
            socket.request(1);
        }

        /** A part of what is said is as good as the whole of it. */
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
