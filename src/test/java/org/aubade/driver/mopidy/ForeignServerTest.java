package org.aubade.driver.mopidy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.aubade.device.MessageType.SWITCH_ON;
import static org.aubade.driver.mopidy.SpeakerHome.tell;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.aubade.device.DeviceRefused;
import org.aubade.driver.mopidy.FakeMopidy.Manners;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of what answers at an address and is no Mopidy, nothing is repeated. */
class ForeignServerTest {
    private static final String SECRET = "s3cret";

    private final FakeMopidy mopidy = new FakeMopidy();
    private final SpeakerHome home = new SpeakerHome(Duration.ofMillis(500));

    @AfterEach
    void close() {
        home.close();
        mopidy.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3cret",
                "<html>s3cret</html>",
                "\"s3cret\"",
                "{\"password\": \"s3cret\"}",
                "{\"error\": \"s3cret\"}",
                "{\"error\": {\"message\": \"s3cret\", \"data\": \"s3cret\"}}",
                "{\"jsonrpc\": \"1.0\", \"error\": {\"message\": \"s3cret\"}}",
                "[{\"id\": 1, \"error\": {\"message\": \"s3cret\"}},{},{},{},{},{}]",
                "[\"s3cret\"]",
            })
    void nothing_is_repeated_of_a_body_that_is_no_answer_of_json_rpc(String body) {
        mopidy.manners = new Manners.Fixed(200, body);
        assertThatThrownBy(() -> home.connected(mopidy.url()))
                .isInstanceOf(DeviceRefused.class)
                .hasMessageContaining("has not answered")
                .hasMessageContaining(mopidy.url())
                .hasMessageNotContaining(SECRET);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 401, 404, 500})
    void nothing_is_repeated_of_the_body_of_an_error(int status) {
        mopidy.manners = new Manners.Fixed(status, SECRET);
        assertThatThrownBy(() -> home.connected(mopidy.url()))
                .isInstanceOf(DeviceRefused.class)
                .hasMessageNotContaining(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-s3cret\r\n",
                "220 s3cret ESMTP\r\n",
                "HTTP/1.1 s3cret\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: s3cret\r\n\r\n",
                "HTTP/1.1 200 OK\r\ns3cret s3cret\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\ns3cret\r\n",
            })
    void nothing_is_repeated_of_what_is_not_http(String greeting) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> greet(server, greeting));
            String url = "http://127.0.0.1:" + server.getLocalPort();
            assertThatThrownBy(() -> home.connected(url))
                    .isInstanceOf(DeviceRefused.class)
                    .hasMessageContaining(url)
                    .hasMessageNotContaining(SECRET);
        }
    }

    private static void greet(ServerSocket server, String greeting) {
        try {
            while (true) {
                try (Socket client = server.accept()) {
                    client.getOutputStream().write(greeting.getBytes(StandardCharsets.US_ASCII));
                    client.getOutputStream().flush();
                    client.shutdownOutput();
                    client.getInputStream().readAllBytes();
                }
            }
        } catch (IOException _) {
            // The test is over.
        }
    }

    @Test
    void a_redirect_is_not_followed() {
        try (FakeMopidy elsewhere = new FakeMopidy()) {
            var speaker = home.connected(mopidy.url());
            int before = elsewhere.requests.get();
            mopidy.manners = new Manners.Redirect(elsewhere.url() + "/mopidy/rpc");
            assertThatThrownBy(() -> tell(speaker, SWITCH_ON))
                    .isInstanceOf(DeviceRefused.class)
                    .hasMessageContaining("with the status 307")
                    .hasMessageNotContaining(elsewhere.url());
            assertThat(elsewhere.requests).hasValue(before);
        }
    }
}
