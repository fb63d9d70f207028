package org.aubade.home;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A data directory that cannot be one. */
@QuarkusTest
@TestProfile(StoreAwayTest.NoDirectory.class)
class StoreAwayTest {
    public static class NoDirectory implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("aubade.data", "/dev/null/data");
        }
    }

    @Test
    void what_came_with_the_application_is_shown_all_the_same() {
        given().get("/api/programs").then().statusCode(200).body("name", hasItems("sleep", "wake-up"));
    }

    @Test
    void what_needs_the_store_is_answered_with_the_cause_and_when_to_try_again() {
        for (String request : new String[] {"/api/programs/sleep/runs", "/api/programs/other/runs"}) {
            given().post(request)
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .header("Retry-After", "5")
                    .body("detail", containsString("the data directory /dev/null/data cannot be written"));
        }
        given().get("/api/runs").then().statusCode(503).body("detail", containsString("/dev/null/data"));
    }

    @Test
    void health_tells_the_cause_and_since_when() {
        given().get("/q/health/ready")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'store' }.status", equalTo("DOWN"))
                .body("checks.find { it.name == 'store' }.data.kind", equalTo("SQLite"))
                .body("checks.find { it.name == 'store' }.data.cause", containsString("/dev/null/data"))
                .body("checks.find { it.name == 'store' }.data.since", notNullValue());
        given().get("/q/health/live").then().statusCode(200);
    }
}
