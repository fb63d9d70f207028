package org.aubade.driver.mopidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.aubade.time.VirtualTime;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A web socket whose other end lost its power, and so cannot say goodbye. */
class LostPowerTest {
    private static final String KEY = "sec-websocket-key: ";
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final VirtualTime time = new VirtualTime();
    private final AtomicInteger changes = new AtomicInteger();

    @Test
    void it_is_given_up_when_a_ping_is_not_answered() throws Exception {
        try (Network network = new Network();
                ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            MopidyAddress address = MopidyAddress.parse("http://127.0.0.1:" + server.getLocalPort());
            EventSocket events = new EventSocket(network, address, time.source(), changes::incrementAndGet);
            events.listen();
            Socket first = greeted(server);
            changed(1);
            time.advance(Duration.ofSeconds(20));
            assertThat(first.getInputStream().read()).as("a ping").isEqualTo(0x89);
            assertThat(changes).hasValue(1);
            time.advance(Duration.ofSeconds(20));
            changed(2);
            time.advance(Duration.ofSeconds(1));
            Socket second = greeted(server);
            changed(3);
            events.close();
            second.close();
            first.close();
        }
    }

    private void changed(int times) {
        Awaitility.await().untilAsserted(() -> assertThat(changes).hasValue(times));
    }

    /** The next connection, after the handshake. */
    private static Socket greeted(ServerSocket server) throws IOException, GeneralSecurityException {
        server.setSoTimeout(20_000);
        Socket socket = server.accept();
        BufferedReader request =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        String key = "";
        for (String line = request.readLine(); line != null && !line.isEmpty(); line = request.readLine()) {
            key = line.regionMatches(true, 0, KEY, 0, KEY.length()) ? line.substring(KEY.length()) : key;
        }
        byte[] digest = MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream()
                .write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                + "Sec-WebSocket-Accept: "
                                + Base64.getEncoder().encodeToString(digest) + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
