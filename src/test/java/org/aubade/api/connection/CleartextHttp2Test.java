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
    void whoever_speaks_http_2_without_tls_is_not_answered_in_it() throws Exception {
        assertThat(RawClient.answer(PREFACE)).startsWith("HTTP/1.1 ");
    }

    @Test
    void nobody_is_upgraded_to_http_2() throws Exception {
        String upgrade = RawClient.head(
                "GET /api/home",
                "Connection: Upgrade, HTTP2-Settings, close",
                "Upgrade: h2c",
                "HTTP2-Settings: AAMAAABkAAQAAP__");
        assertThat(RawClient.answer(upgrade + "\r\n")).startsWith("HTTP/1.1 200");
    }
}
