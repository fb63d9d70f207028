package org.aubade.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.api.Rest.given;
import static org.aubade.api.Rest.json;
import static org.aubade.api.Rest.problem;
import static org.aubade.api.Rest.yaml;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.aubade.api.QuickHome;
import org.aubade.api.RawClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(QuickHome.class)
class ProblemsTest {
    private static final String SPACES = " ".repeat(Body.MAX_BYTES);

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/api", "/api/", "/api/nothing", "/api/runs/x/y/z", "/q/nothing", "/index.htm"})
    void what_is_not_there_is_404(String path) {
        assertThat(problem(given().get(path), 404)).contains("there is nothing at " + path);
        assertThat(problem(given().header("Accept", "text/html").get(path), 404))
                .contains(path);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PATCH  | /api/devices             | GET, POST",
                "POST   | /api/devices/hue-light   | DELETE, GET",
                "GET    | /api/devices/x/messages  | POST",
                "POST   | /api/programs            | GET",
                "POST   | /api/programs/sleep      | DELETE, GET, PUT",
                "GET    | /api/programs/sleep/runs | POST",
                "DELETE | /api/runs                | GET, POST",
                "DELETE | /api/runs/x              | GET",
                "GET    | /api/runs/x/cancel       | POST",
                "POST   | /api/runs/x/events       | GET",
                "POST   | /api/events              | GET",
                "POST   | /api/schedules           | GET",
                "POST   | /api/schedules/x         | DELETE, GET, PUT",
                "GET    | /api/schedules/x/skip    | POST",
                "POST   | /api/schedules/x/next    | GET",
                "DELETE | /api/occurrences         | GET",
            })
    void a_method_that_is_not_allowed_is_405_with_those_that_are(String method, String path, String allowed) {
        Response answer = given().request(method, path);

        assertThat(problem(answer, 405)).isEqualTo(method + " is not allowed at " + path + "; allowed: " + allowed);
        assertThat(answer.header("Allow")).isEqualTo(allowed);
    }

    @Test
    void a_type_that_cannot_be_answered_in_is_406_with_those_that_can() {
        assertThat(problem(given().header("Accept", "text/html").get("/api/devices"), 406))
                .isEqualTo("there is no answer as text/html; ask for one of: application/json");
        assertThat(problem(given().header("Accept", "image/png").get("/api/programs/sleep"), 406))
                .contains("application/json, application/yaml");
        assertThat(problem(given().header("Accept", "application/json").get("/api/events"), 406))
                .contains("text/event-stream");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/devices,                    application/json",
        "POST, /api/devices/hue-light/messages, application/json",
        "POST, /api/runs,                       application/yaml",
        "PUT,  /api/programs/sleep,             application/yaml",
        "PUT,  /api/schedules/morning,          application/yaml",
        "POST, /api/schedules/morning/snooze,   application/json",
        "POST, /api/schedules/morning/pause,    application/json",
    })
    void a_body_of_another_type_is_415_with_those_that_are_accepted(String method, String path, String accepted) {
        Response answer = given().contentType("text/plain").body("x").request(method, path);

        assertThat(problem(answer, 415)).startsWith("a body of type text/plain").contains(accepted);
        assertThat(answer.header("Accept")).contains(accepted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                          | the body is empty; send a JSON object",
                "{                           | malformed JSON at line 1, column 2: Unexpected end-of-input",
                "{'type': oops}              | malformed JSON at line 1, column 10: Unrecognized token 'oops'",
                "{'type': 'A', 'type': 'B'}  | malformed JSON at line 1, column 21: Duplicate field 'type'",
                "{} {}                       | malformed JSON at line 1, column 4: Trailing token",
            })
    void malformed_json_is_400_with_line_and_column(String body, String detail) {
        assertThat(problem(json(body).post("/api/devices/hue-light/messages"), 400))
                .startsWith(detail);
    }

    @Test
    void extreme_json_is_400() {
        String number = "{'type': " + "1".repeat(2_000) + "}";
        String deep = "{'type': " + "[".repeat(2_000) + "]".repeat(2_000) + "}";

        assertThat(problem(json(number).post("/api/devices/hue-light/messages"), 400))
                .startsWith("malformed JSON");
        assertThat(problem(json(deep).post("/api/devices/hue-light/messages"), 400))
                .startsWith("malformed JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/devices", "/api/runs"})
    void a_body_that_is_not_utf_8_is_400(String path) {
        byte[] latin1 = "{\"driver\": \"ä\"}".getBytes(StandardCharsets.ISO_8859_1);

        Response answer = given().contentType("application/json").body(latin1).post(path);

        assertThat(problem(answer, 400)).startsWith("the body is not UTF-8: byte 13 (0xe4)");
    }

    @Test
    void a_byte_order_mark_is_no_matter() {
        assertThat(yaml("\uFEFFdo: {delay: 0s}").post("/api/runs").statusCode()).isEqualTo(202);
        assertThat(json("\uFEFF{'type': 'SWITCH_ON'}")
                        .post("/api/devices/hue-light/messages")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_body_of_one_mebibyte_is_read() {
        String body = "{\"do\": {\"delay\": \"0s\"}}";

        assertThat(json(body + SPACES.substring(body.length()))
                        .post("/api/runs")
                        .statusCode())
                .isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/devices", "/api/runs", "/api/devices/hue-light/messages", "/api/schedules/x/snooze"})
    void a_larger_body_is_413_whether_its_length_is_announced_or_not(String path) {
        byte[] large = (SPACES + "{}").getBytes(StandardCharsets.UTF_8);

        var announced = post(path, HttpRequest.BodyPublishers.ofByteArray(large));
        var chunked = post(path, HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)));

        for (var answer : List.of(announced, chunked)) {
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(answer.body()).contains("\"status\":413", "larger than 1 MiB");
        }
    }

    @Test
    void the_connection_of_a_client_that_sends_too_much_is_closed_after_the_answer() throws IOException {
        assertThat(RawClient.answer("POST /api/runs HTTP/1.1\r\nHost: x\r\nContent-Length: 2000000\r\n\r\n"))
                .startsWith("HTTP/1.1 413")
                .endsWith("}");
    }

    @Test
    void a_bug_is_500_without_its_details_but_with_an_error_id() {
        Response answer = json("{'driver': 'broken'}").post("/api/devices");

        assertThat(problem(answer, 500)).contains(answer.jsonPath().getString("errorId"));
        assertThat(answer.asString()).doesNotContain("secret", "BrokenDriver");
    }

    private static HttpResponse<String> post(String path, HttpRequest.BodyPublisher body) {
        URI uri = URI.create("http://localhost:" + RestAssured.port + path);
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(HttpRequest.newBuilder(uri).POST(body).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
