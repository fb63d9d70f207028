package org.aubade.home;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import org.aubade.device.DeviceLog;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The tutorial's home, as it ships: what its programs say in the log, and in which order. */
@QuarkusTest
class TutorialTest {
    private DeviceLog log;

    @BeforeEach
    void listen_when_the_home_is_connected() {
        Awaitility.await()
                .untilAsserted(
                        () -> given().get("/api/devices").then().body("connection", everyItem(equalTo("CONNECTED"))));
        log = DeviceLog.open();
    }

    @AfterEach
    void stopListening() {
        log.close();
    }

    private static JsonPath run(String program) {
        return given().queryParam("wait", "10s")
                .post("/api/programs/{name}/runs", program)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void sleep_handles_three_messages_at_once_and_cleans_when_the_toilet_is_flushed() {
        JsonPath run = run("sleep");

        assertThat(run.getString("state")).isEqualTo("SUCCEEDED");
        assertThat(log.lines().subList(0, 3))
                .containsExactlyInAnyOrder(
                        "Hue Light handling message of type SWITCH_OFF with data [].",
                        "Smart Speaker handling message of type SWITCH_OFF with data [].",
                        "Smart Toilet handling message of type FLUSH with data [].");
        assertThat(log.lines())
                .endsWith(
                        "Hue Light received message.",
                        "Smart Speaker received message.",
                        "Smart Toilet received message.",
                        "Smart Toilet handling message of type CLEAN with data [].",
                        "Smart Toilet received message.")
                .hasSize(8);
    }

    /** Four messages of half a second each: two in sequence take one second, four would take two. */
    @Test
    void sleep_takes_two_messages_of_time_and_not_four() {
        JsonPath run = run("sleep");

        Duration took =
                Duration.between(Instant.parse(run.getString("started")), Instant.parse(run.getString("finished")));
        assertThat(took).isBetween(Duration.ofMillis(1_000), Duration.ofMillis(1_999));
    }

    @Test
    void wake_up_switches_the_speaker_on_before_it_plays() {
        JsonPath run = run("wake-up");

        assertThat(run.getString("state")).isEqualTo("SUCCEEDED");
        assertThat(log.lines())
                .containsSubsequence(
                        "Smart Speaker handling message of type SWITCH_ON with data [].",
                        "Smart Speaker received message.",
                        "Smart Speaker handling message of type PLAY_SONG with data"
                                + " [Rick Astley - Never Gonna Give You Up].",
                        "Smart Speaker received message.");
    }
}
