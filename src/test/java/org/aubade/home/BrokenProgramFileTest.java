package org.aubade.home;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** A directory with a program that is fine, one that is broken, and one whose name is taken. */
@QuarkusTest
@TestProfile(TroubledHome.class)
class BrokenProgramFileTest {
    @Test
    void the_rest_is_served() {
        given().get("/api/programs").then().statusCode(200).body("name", hasItems("sleep", "wake-up", "tea-time"));
        given().get("/api/programs/broken").then().statusCode(404);
    }

    @Test
    void health_names_the_file_and_what_is_wrong_with_it() {
        given().get("/q/health")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'programs' }.status", equalTo("DOWN"))
                .body(
                        "checks.find { it.name == 'programs' }.data.find { it.key.endsWith('broken.yaml') }.value",
                        containsString("SWITCH_UP"))
                .body(
                        "checks.find { it.name == 'programs' }.data.find { it.key.endsWith('tea-time2.yaml') }.value",
                        containsString("tea-time"));
    }

    @Test
    void the_service_is_ready_all_the_same() {
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/health/live").then().statusCode(200);
    }
}
