package org.aubade.driver.mqtt;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** Stands between a client and a broker on this machine, so that the broker can be away and come back at once. */
final class Relay implements AutoCloseable {
    /** The first byte of a SUBACK packet; see MQTT 5.0, section 2.1.2. */
    private static final int SUBACK = 0x90;

    private final int target;
    private final ServerSocket server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final CountDownLatch held = new CountDownLatch(1);
    private volatile CountDownLatch subscribed = new CountDownLatch(0);
    private volatile boolean away;

    Relay(int target) {
        this.target = target;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var _ = Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Every connection is cut, as when the broker is killed, and none is made. */
    void cut() {
        away = true;
        sockets.forEach(Relay::drop);
    }

    /** The broker is there again. */
    void mend() {
        away = false;
    }

    /** Whatever the broker says from its next answer to a subscription on is kept until {@link #release}. */
    void holdAnswersToSubscriptions() {
        subscribed = new CountDownLatch(1);
    }

    /** Whether the broker has answered a subscription, and the answer is kept. */
    boolean holds() {
        return held.getCount() == 0;
    }

    void release() {
        subscribed.countDown();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket near = server.accept();
                if (away) {
                    drop(near);
                    continue;
                }
                Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.add(near);
                sockets.add(far);
                var _ = Thread.ofVirtual().start(() -> copy(near, far, false));
                var _ = Thread.ofVirtual().start(() -> copy(far, near, true));
            } catch (IOException _) {
                // closed, or the client went away meanwhile
            }
        }
    }

    private void copy(Socket from, Socket to, boolean ofBroker) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] bytes = new byte[8192];
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                if (ofBroker && (bytes[0] & 0xff) == SUBACK && subscribed.getCount() > 0) {
                    held.countDown();
                    subscribed.await();
                }
                out.write(bytes, 0, count);
            }
        } catch (IOException _) {
            // one of them is gone, and with it the other
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        sockets.remove(from);
        sockets.remove(to);
    }

    private static void drop(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException _) {
            // it was closed before
        }
    }

    @Override
    public void close() {
        release();
        cut();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
