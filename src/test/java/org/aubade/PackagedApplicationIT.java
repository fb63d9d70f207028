package org.aubade;

import static io.restassured.RestAssured.config;
import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a user does first, against the packaged application: the jar, or with {@code -Dnative} the binary. */
@QuarkusIntegrationTest
class PackagedApplicationIT {
    @Test
    void the_home_is_there() {
        given().get("/api/devices")
                .then()
                .statusCode(200)
                .body("id", hasItems("hue-light", "smart-speaker", "smart-toilet"));
        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
        given().get("/q/metrics").then().statusCode(200);
        given().get("/q/openapi").then().statusCode(200).body(startsWith("---\nopenapi: 3.1.0"));
        given().get("/q/openapi.json").then().statusCode(200).body("info.title", equalTo("Aubade"));
    }

    @Test
    void wake_up_and_sleep_run() {
        for (String program : List.of("wake-up", "sleep")) {
            JsonPath run = given().queryParam("wait", "10s")
                    .post("/api/programs/{name}/runs", program)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(run.getString("state")).isEqualTo("SUCCEEDED");
            assertThat(run.getList("steps.state")).containsOnly("SUCCEEDED");
        }
    }

    @Test
    void a_program_in_yaml_is_kept_run_and_deleted() {
        String yaml =
                "do: {seq: [{send: hue-light, type: SWITCH_ON}, {send: hue-light, type: CHANGE_COLOR, data: red}]}";
        given().config(config().encoderConfig(
                                encoderConfig().encodeContentTypeAs("application/yaml", ContentType.TEXT)))
                .contentType("application/yaml")
                .body(yaml)
                .put("/api/programs/red")
                .then()
                .statusCode(201);
        given().accept("application/yaml")
                .get("/api/programs/red")
                .then()
                .statusCode(200)
                .body(startsWith("name: red"));
        given().queryParam("wait", "10s").post("/api/programs/red/runs").then().statusCode(200);
        given().get("/api/devices/hue-light").then().body("state.color", equalTo("#ff0000"));
        given().delete("/api/programs/red").then().statusCode(204);
    }

    @Test
    void a_device_is_added_told_and_removed() {
        String lamp = "{\"id\": \"lamp\", \"driver\": \"simulated\", \"settings\": {\"latency\": \"1ms\"}}";
        given().contentType("application/json")
                .body(lamp)
                .post("/api/devices")
                .then()
                .statusCode(201);
        given().contentType("application/json")
                .body("{\"type\": \"SWITCH_ON\"}")
                .post("/api/devices/lamp/messages")
                .then()
                .statusCode(200);
        given().delete("/api/devices/lamp").then().statusCode(204);
    }

    @Test
    void what_is_wrong_is_told_as_a_problem() {
        given().contentType("application/json")
                .body("{\"do\": {\"send\": \"hue-lihgt\", \"type\": \"SWITCH_ON\"}}")
                .post("/api/runs")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("violations[0].path", equalTo("0"))
                .body("violations[0].message", startsWith("unknown device 'hue-lihgt'; known: "));
        given().get("/nowhere").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void the_events_of_a_run_are_streamed_to_its_end() {
        String location = given().contentType("application/json")
                .body("{\"do\": {\"seq\": [{\"delay\": \"1s\"}, {\"delay\": \"1s\"}]}}")
                .post("/api/runs")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");

        String events =
                given().accept("text/event-stream").get(location + "/events").asString();

        assertThat(events).contains("event:run", "event:step", "\"SUCCEEDED\"");
    }
}
