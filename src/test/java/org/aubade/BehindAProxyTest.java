package org.aubade;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A proxy with TLS in front, as docs/operating.md has it configured. */
@QuarkusTest
@TestProfile(BehindAProxyTest.Proxied.class)
class BehindAProxyTest {
    public static class Proxied implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.http.proxy.proxy-address-forwarding", "true",
                    "quarkus.http.proxy.enable-forwarded-host", "true",
                    "quarkus.http.proxy.trusted-proxies", "127.0.0.1",
                    "aubade.simulated.latency", "1ms");
        }
    }

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
