package org.aubade.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.api.Rest.given;
import static org.aubade.api.Rest.problem;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import org.aubade.api.QuickHome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A page that is open in somebody's browser cannot reach into the house. */
@QuarkusTest
@TestProfile(QuickHome.class)
class OriginCheckTest {
    private static final String NIGHT = "/api/programs/none/runs";

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Origin, https://example.com",
        "Origin, null",
        "Origin, not an origin"
    })
    void what_a_page_of_another_site_asks_for_is_refused(String header, String value) {
        assertThat(problem(given().header(header, value).post(NIGHT), 403))
                .startsWith("a page of another site may not change anything here");
        assertThat(given().header(header, value).get("/api/programs").statusCode())
                .isEqualTo(200);
    }

    @Test
    void the_page_itself_a_proxy_and_who_is_no_browser_are_heard() {
        String own = RestAssured.baseURI + ":" + RestAssured.port;
        assertThat(given().post(NIGHT).statusCode()).isEqualTo(404);
        assertThat(problem(given().header("Origin", own).post(NIGHT), 404)).contains("unknown program");
        assertThat(given().header("Sec-Fetch-Site", "same-origin")
                        .header("Origin", "https://behind.a.proxy")
                        .post(NIGHT)
                        .statusCode())
                .isEqualTo(404);
        assertThat(given().header("X-Forwarded-Host", "home.lan")
                        .header("Origin", "http://home.lan")
                        .post(NIGHT)
                        .statusCode())
                .isEqualTo(404);
    }
}
