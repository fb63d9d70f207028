package org.aubade.home;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import org.aubade.api.RawClient;
import org.junit.jupiter.api.Test;

/** A proxy with TLS in front, as docs/operating.md has it configured. */
@QuarkusTest
@TestProfile(TroubledHome.class)
class BehindAProxyTest {
    private static RequestSpecification proxied() {
        return given().header("X-Forwarded-Proto", "https").header("X-Forwarded-Host", "home.example");
    }

    @Test
    void a_location_is_the_one_that_the_client_can_reach() {
        proxied()
                .post("/api/programs/sleep/runs?wait=5s")
                .then()
                .statusCode(200)
                .header("Location", startsWith("https://home.example/api/runs/"));
    }

    /** As HTTP/1.0 allows. */
    @Test
    void a_location_stays_relative_where_nobody_names_a_host() throws IOException {
        assertThat(RawClient.answer("POST /api/programs/sleep/runs?wait=5s HTTP/1.0\r\n\r\n"))
                .containsIgnoringCase("\r\nLocation: /api/runs/");
    }

    @Test
    void the_page_of_the_client_is_no_other_site() {
        proxied()
                .header("Origin", "https://home.example")
                .post("/api/programs/wake-up/runs?wait=5s")
                .then()
                .statusCode(200);
    }

    @Test
    void other_sites_are_refused_there_too() {
        proxied()
                .header("Origin", "https://elsewhere.example")
                .post("/api/programs/wake-up/runs")
                .then()
                .statusCode(403);
    }
}
