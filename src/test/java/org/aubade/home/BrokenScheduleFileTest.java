package org.aubade.home;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A directory with a schedule that is fine, one that replaces a built-in one, one that is broken, one whose name is taken,
 * and one that needs to know where the home is.
 */
@QuarkusTest
@TestProfile(TroubledHome.class)
class BrokenScheduleFileTest {
    /** Opening does not hold up the start. */
    @BeforeEach
    void waitUntilTheyAreOpen() {
        Awaitility.await()
                .until(() ->
                        !given().get("/api/schedules").jsonPath().getList("").isEmpty());
    }

    @Test
    void the_rest_is_there_and_a_file_replaces_a_built_in_schedule() {
        JsonPath schedules = given().get("/api/schedules").jsonPath();

        assertThat(schedules.getList("name", String.class)).containsExactly("morning", "night", "siesta");
        assertThat(schedules.getList("source", String.class)).containsExactly("BUILT_IN", "FILE", "FILE");
        assertThat(schedules.getString("[1].when.cron")).isEqualTo("0 23 * * *");
        assertThat(schedules.getString("[2].when.cron")).isEqualTo("0 14 * * SUN");
    }

    @Test
    void health_names_each_file_and_what_is_wrong_with_it() {
        given().get("/q/health")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'schedules' }.status", equalTo("DOWN"))
                .body(data("broken.yaml"), containsString("25"))
                .body(data("siesta2.yaml"), equalTo("another file has a schedule 'siesta' already"))
                .body(data("dusk.yaml"), containsString("a sun schedule needs aubade.home.latitude"));
    }

    @Test
    void the_service_is_ready_all_the_same() {
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/health/live").then().statusCode(200);
    }

    private static String data(String file) {
        return "checks.find { it.name == 'schedules' }.data.find { it.key.endsWith('" + file + "') }.value";
    }
}
