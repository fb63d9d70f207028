package org.aubade.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import org.aubade.api.QuickHome;
import org.aubade.api.RawClient;
import org.aubade.device.DeviceLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What does not reach any resource is answered with a problem too, and leaves no trace in the log. */
@QuarkusTest
@TestProfile(QuickHome.class)
class UnreadableRequestsTest {
    private static final String END = "Connection: close\r\n\r\n";

    private static void isProblem(String answer, int status, String detail) {
        assertThat(answer)
                .matches("(?s)HTTP/1\\.[01] " + status + " .*")
                .containsIgnoringCase("\r\ncontent-type: application/problem+json\r\n")
                .contains("\"status\":" + status, detail)
                .doesNotContain("java", "vertx", "stack", "Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%zz", "/api/programs/%zz", "/api/programs/%", "/api/runs?limit=%zz", "/api/runs?%zz=1"})
    void a_bad_percent_in_an_address_is_400(String address) throws IOException {
        isProblem(RawClient.answer(RawClient.head("GET " + address) + END), 400, "two hexadecimal digits after each %");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET api/home", "OPTIONS *", "CONNECT localhost:80"})
    void what_is_no_path_is_404(String methodAndAddress) throws IOException {
        isProblem(RawClient.answer(RawClient.head(methodAndAddress) + END), 404, "there is nothing at ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:99999", "localhost:abc", "a b", "[]", "::::", "%%"})
    void a_host_that_is_none_is_400_and_nothing_is_logged(String host) throws IOException {
        try (DeviceLog log = DeviceLog.open("io.quarkus.vertx.http.runtime.QuarkusErrorHandler")) {
            isProblem(
                    RawClient.answer("GET /api/home HTTP/1.1\r\nHost: " + host + "\r\n" + END),
                    400,
                    "the header Host is no host with a port of 1 to 65535; found '" + host + "'");
            isProblem(RawClient.answer("GET /api/home HTTP/1.1\r\n" + END), 400, "the header Host is missing");
            assertThat(log.lines()).isEmpty();
        }
    }

    @Test
    void too_long_a_first_line_is_414() throws IOException {
        isProblem(RawClient.answer(RawClient.head("GET /" + "a".repeat(5_000)) + END), 414, "max-initial-line-length");
    }

    @Test
    void too_large_headers_are_431() throws IOException {
        isProblem(RawClient.answer(RawClient.head("GET /", "X: " + "a".repeat(30_000)) + END), 431, "max-header-size");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NONSENSE", "GET", "GET /api/home FOO", "GET /api/home HTTP/1.1\r\nNo colon here"})
    void what_is_no_http_is_400(String request) throws IOException {
        isProblem(RawClient.answer(request + "\r\n\r\n"), 400, "the request cannot be read");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Transfer-Encoding: xchunked              | 400 | the request cannot be read",
                "Transfer-Encoding: gzip, chunked         | 501 | with Transfer-Encoding 'gzip, chunked' cannot be"
                        + " read",
                "Transfer-Encoding: chunked, gzip         | 400 | the request cannot be read",
            })
    void a_body_in_an_unknown_coding_is_refused(String header, int status, String detail) throws IOException {
        isProblem(
                RawClient.answer(RawClient.head("POST /api/programs/sleep/runs", header) + "\r\n0\r\n\r\n"),
                status,
                detail);
    }

    @Test
    void a_body_with_two_lengths_is_refused() throws IOException {
        for (String other : new String[] {"Transfer-Encoding: chunked", "Content-Length: 6"}) {
            String head = RawClient.head("POST /api/programs/sleep/runs", "Content-Length: 5", other);
            isProblem(RawClient.answer(head + "\r\n0\r\n\r\n"), 400, "the request cannot be read");
        }
    }
}
