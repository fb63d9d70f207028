package org.aubade.api.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.aubade.api.QuickHome;
import org.aubade.api.RawClient;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(QuickHome.class)
class CleartextHttp2Test {
    /** See RFC 9113, section 3.4. */
    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

    @Test
    void whoever_speaks_http_2_without_tls_is_told_that_it_is_no_request() throws Exception {
        assertThat(RawClient.answer(PREFACE)).contains(" 400 Bad Request\r\n");
    }

    @Test
    void nobody_is_upgraded_to_http_2() throws Exception {
        String upgrade = RawClient.head(
                "GET /api/home",
                "Connection: Upgrade, HTTP2-Settings",
                "Upgrade: h2c",
                "HTTP2-Settings: AAMAAABkAAQAAP__");
        try (RawClient client = RawClient.connect()) {
            client.send(upgrade + "\r\n");
            assertThat(client.line()).isEqualTo("HTTP/1.1 200 OK");
        }
    }
}
