package org.aubade.api.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.api.Rest.given;
import static org.aubade.api.Rest.json;
import static org.aubade.api.Rest.problem;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import org.aubade.api.QuickHome;
import org.aubade.api.Rest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(QuickHome.class)
class DevicesTest {
    @Test
    void the_devices_of_the_home_are_listed_by_id() {
        Response answer = given().get("/api/devices");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("application/json");
        assertThat(answer.jsonPath().getList("id", String.class))
                .isSorted()
                .contains("hue-light", "smart-speaker", "smart-toilet");
    }

    @Test
    void a_device_says_what_it_is_and_what_it_understands() {
        String id = Rest.device("'kind': 'toilet', 'latency': '1ms'");

        assertThat(given().get("/api/devices/" + id).asString()).isEqualTo("""
                        {"id":"%s","name":"%s","driver":"simulated","kind":"TOILET","connection":"CONNECTED",\
                        "availability":"ONLINE","state":{"cleanings":0,"flushes":0,"lid":"closed"},\
                        "understands":["OPEN","CLOSE","FLUSH","CLEAN"],\
                        "messages":{"OPEN":{"type":"null"},"CLOSE":{"type":"null"},"FLUSH":{"type":"null"},\
                        "CLEAN":{"type":"null"}}}""".formatted(id, id));
    }

    @Test
    void what_a_message_says_is_described_as_a_schema() {
        assertThat(messages("light"))
                .contains("\"CHANGE_COLOR\":{\"type\":\"string\",\"format\":\"color\"}")
                .contains("\"SET_BRIGHTNESS\":{\"type\":\"number\",\"minimum\":0,\"maximum\":100,\"unit\":\"%\"}");
        assertThat(messages("speaker")).contains("\"PLAY_SONG\":{\"type\":\"string\",\"maxLength\":500}");
        assertThat(messages("sensor")).endsWith("\"understands\":[],\"messages\":{}}");
    }

    private static String messages(String kind) {
        return given().get("/api/devices/" + Rest.device("'kind': '" + kind + "', 'latency': '1ms'"))
                .asString();
    }

    @Test
    void an_unknown_device_is_answered_with_the_known_ones() {
        assertThat(problem(given().get("/api/devices/hue-lihgt"), 404))
                .startsWith("unknown device 'hue-lihgt'; known: ")
                .contains("smart-toilet");
        assertThat(problem(given().get("/api/devices/%20"), 404)).contains("a device id has");
    }

    @Test
    void a_registered_device_is_connected_and_found_at_its_location() {
        Response answer =
                json("{'id': 'ä/b ü', 'name': 'Läsli', 'driver': 'simulated', 'settings': {'latency': '1ms'}}")
                        .post("/api/devices");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.jsonPath().getString("connection")).isEqualTo("CONNECTED");
        String location = answer.header("Location");
        assertThat(location).endsWith("/api/devices/%C3%A4%2Fb%20%C3%BC");
        assertThat(given().get(location).jsonPath().getString("name")).isEqualTo("Läsli");
        assertThat(given().delete(location).statusCode()).isEqualTo(204);
    }

    @Test
    void a_device_without_an_id_gets_eight_capital_letters_and_is_called_by_them() {
        Response answer = json("{'driver': 'simulated', 'settings': {'failureRate': 0, 'offline': false}}")
                .post("/api/devices");

        String id = answer.jsonPath().getString("id");
        assertThat(id).matches("[A-Z]{8}");
        assertThat(answer.jsonPath().getString("name")).isEqualTo(id);
        assertThat(answer.header("Location")).endsWith("/api/devices/" + id);
    }

    @Test
    void an_id_that_is_taken_is_refused() {
        assertThat(problem(json("{'id': 'hue-light', 'driver': 'simulated'}").post("/api/devices"), 409))
                .startsWith("the device id 'hue-light' is taken");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                                   | 'driver' is missing; it must be a string",
                "{'driver': 1}                                        | 'driver' must be a string; found the number '1'",
                "{'driver': null}                                     | 'driver' is missing",
                "{'driver': 'hue'}                                    | unknown driver 'hue'; known: ",
                "{'driver': 'simulated', 'ID': 'x'}                   | unknown key 'ID'; known: driver, id, name, settings",
                "{'driver': 'simulated', 'id': ' '}                   | a device id has 1 to 128 characters",
                "{'driver': 'simulated', 'settings': []}              | 'settings' must be an object; found an array",
                "{'driver': 'simulated', 'settings': {'a': {}}}       | 'settings.a' must be a string, a number or a boolean",
                "{'driver': 'simulated', 'settings': {'latncy': 1}}   | unknown setting 'latncy'",
                "{'driver': 'simulated', 'settings': {'latency': 1}}  | setting 'latency': '1' is not a duration",
                "[]                                                   | the body must be a JSON object with the keys",
                "3                                                    | found the number '3'",
            })
    void a_device_that_cannot_be_made_is_answered_with_what_would_work(String body, String detail) {
        assertThat(problem(json(body).post("/api/devices"), 400)).contains(detail);
    }

    @Test
    void a_deleted_device_is_disconnected_and_unknown() {
        String id = Rest.device("'latency': '1ms'");

        Response answer = given().delete("/api/devices/" + id);

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.asString()).isEmpty();
        assertThat(problem(given().get("/api/devices/" + id), 404)).contains("known: ");
        assertThat(problem(given().delete("/api/devices/" + id), 404)).contains("known: ");
    }
}
