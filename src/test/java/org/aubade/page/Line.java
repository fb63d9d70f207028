package org.aubade.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The network between the page and the service, which can fail in the ways in which networks do. */
final class Line implements AutoCloseable {
    /** How it carries bytes. */
    private enum State {
        GOOD,
        /** Nobody answers. */
        CUT
    }

    private static final String STREAM = "GET /api/events ";

    private final ServerSocket door;
    private final URI service;
    private final String prefix;
    private final List<Wire> wires = new CopyOnWriteArrayList<>();
    private volatile State state = State.GOOD;

    Line(URI service) {
        this(service, "/");
    }

    /** As a proxy that shows the service below {@code prefix}, which begins and ends with a slash, and takes it off the paths. */
    Line(URI service, String prefix) {
        this.service = service;
        this.prefix = prefix;
        try {
            door = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var _ = Thread.ofVirtual().start(this::accept);
    }

    /** Where the page is found at the other end. */
    String root() {
        return "http://" + door.getInetAddress().getHostAddress() + ":" + door.getLocalPort() + prefix;
    }

    /** The stream of events stays connected, and nothing comes through it any more; whatever else is open is closed, as by a sleep. */
    void silenceStream() {
        wires.forEach(Wire::silenceStream);
    }

    /** What is connected now is cut, and nobody answers until it is {@link #mend mended}, as while a service is restarted. */
    void cut() {
        state = State.CUT;
        wires.forEach(Wire::close);
    }

    void mend() {
        state = State.GOOD;
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        wires.forEach(Wire::close);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket near = door.accept();
                if (state == State.CUT) {
                    near.close();
                } else {
                    Wire wire = new Wire(near, new Socket(service.getHost(), service.getPort()), prefix);
                    wires.add(wire);
                    wire.carry();
                }
            } catch (IOException _) {
                // the door is closed, or whoever knocked is gone
            }
        }
    }

    /** One connection. */
    private static final class Wire {
        private final Socket near;
        private final Socket far;
        private final String prefix;
        private volatile boolean stream;
        private volatile boolean silent;

        Wire(Socket near, Socket far, String prefix) {
            this.near = near;
            this.far = far;
            this.prefix = prefix;
        }

        void carry() {
            var _ = Thread.ofVirtual().start(() -> copy(near, far));
            var _ = Thread.ofVirtual().start(() -> copy(far, near));
        }

        void silenceStream() {
            silent = stream;
            if (!stream) {
                close();
            }
        }

        void close() {
            try (near;
                    far) {
                silent = true;
            } catch (IOException _) {
                // it is gone either way
            }
        }

        /** The request without the prefix; one that has none is for nobody. */
        private String routed(String request) {
            String taken = request.replaceFirst("^([A-Z]+) " + prefix, "$1 /");
            return taken.equals(request) && !prefix.equals("/")
                    ? request.replaceFirst("^([A-Z]+) /", "$1 /elsewhere/")
                    : taken;
        }

        private void copy(Socket from, Socket to) {
            byte[] some = new byte[8_192];
            try (InputStream in = from.getInputStream();
                    OutputStream out = to.getOutputStream()) {
                for (int count = in.read(some); count >= 0; count = in.read(some)) {
                    String text = new String(some, 0, count, StandardCharsets.ISO_8859_1);
                    if (from.equals(near)) {
                        text = routed(text);
                        stream = text.startsWith(STREAM);
                    }
                    if (!silent) {
                        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
                        out.flush();
                    }
                }
            } catch (IOException _) {
                close();
            }
        }
    }
}
