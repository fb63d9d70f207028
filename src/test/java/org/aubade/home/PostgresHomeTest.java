package org.aubade.home;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** The home with its programs and runs on a PostgreSQL server. */
@QuarkusTest
@TestProfile(TroubledHome.class)
class PostgresHomeTest {
    @Test
    void programs_and_runs_are_kept_there() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'store' }.data.place", startsWith("jdbc:postgresql://127.0.0.1:"));
        given().contentType("application/json")
                .body("{\"do\": {\"send\": \"hue-light\", \"type\": \"SWITCH_ON\"}}")
                .put("/api/programs/light")
                .then()
                .statusCode(201);
        String id = given().queryParam("wait", "10s")
                .post("/api/programs/light/runs")
                .then()
                .statusCode(200)
                .body("state", equalTo("SUCCEEDED"))
                .extract()
                .path("id");
        given().get("/api/runs").then().statusCode(200).body("id", hasItem(id));
        given().get("/api/runs/{id}", id).then().statusCode(200).body("steps[0].state", equalTo("SUCCEEDED"));
    }
}
