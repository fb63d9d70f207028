package org.aubade.api;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A connection to the service whose bytes a test writes itself. A read that gets nothing fails after ten seconds. */
public final class RawClient implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket;

    private RawClient(Socket socket) {
        this.socket = socket;
    }

    public static RawClient connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return new RawClient(socket);
    }

    /** The whole answer to {@code request} on a connection of its own, which the server has to close. */
    public static String answer(String request) throws IOException {
        try (RawClient client = connect()) {
            client.send(request);
            return client.untilClosed();
        }
    }

    /** A request of HTTP/1.1 without its last empty line, so that headers can be added. */
    public static String head(String methodAndPath, String... headers) {
        return methodAndPath + " HTTP/1.1\r\nHost: localhost\r\n"
                + Stream.of(headers).map(header -> header + "\r\n").collect(Collectors.joining());
    }

    /** A request that sends {@code body}, which is JSON. */
    public static String post(String path, String body) {
        return head("POST " + path, "Content-Type: application/json", "Content-Length: " + body.length()) + "\r\n"
                + body;
    }

    public void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Everything that comes until the server closes the connection. */
    public String untilClosed() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** The next line, without its end; fails if the server closes the connection before. */
    public String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = socket.getInputStream().read();
                next != '\n';
                next = socket.getInputStream().read()) {
            if (next < 0) {
                throw new IOException("closed after '" + line + "'");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    /** Whether the server has not closed the connection; only where nothing is left to read. */
    public boolean isOpen() throws IOException {
        socket.setSoTimeout(1);
        try {
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException _) {
            return true;
        } finally {
            socket.setSoTimeout(PATIENCE_MILLIS);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
