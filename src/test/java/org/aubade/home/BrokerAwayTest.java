package org.aubade.home;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The application with a broker that is not there. */
@QuarkusTest
@TestProfile(TroubledHome.class)
class BrokerAwayTest {
    @Test
    void health_names_it_with_its_address() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> given().get("/q/health/well")
                        .then()
                        .statusCode(503)
                        .body("checks.find { it.name == 'discovery' }.status", equalTo("DOWN"))
                        .body(
                                "checks.find { it.name == 'discovery' }.data.\"broker 'away'\"",
                                containsString("cannot be reached at 127.0.0.1:1")));
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body(
                        "checks.find { it.name == 'finding-devices' }.data.finding",
                        containsString("devices are still being found; registered until now: "));
        given().get("/q/metrics").then().body(containsString("aubade_discovery_troubles 1.0"));
    }

    @Test
    void the_rest_of_the_home_works() {
        given().get("/api/devices").then().statusCode(200).body("id", hasItems("hue-light", "smart-toilet"));
        given().queryParam("wait", "10s")
                .post("/api/programs/sleep/runs")
                .then()
                .statusCode(200)
                .body("state", equalTo("SUCCEEDED"));
    }

    @Test
    void schedules_are_followed_when_it_was_waited_for_long_enough() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> given().get("/q/health/well")
                        .then()
                        .body("checks.name", hasItem("schedules"))
                        .body("checks.find { it.name == 'schedules' }.data.cause", nullValue()));
    }
}
