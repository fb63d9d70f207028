package org.aubade.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.api.Rest.given;
import static org.aubade.api.Rest.problem;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import org.aubade.api.QuickHome;
import org.aubade.api.RawClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** Quarkus strips what follows a semicolon in each part of a path, so all of these reach the resource or nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api;/programs/none/runs",
                "/api;x=1/programs/none/runs",
                "/api/programs;/none/runs",
                "/api/programs/none;a=b/runs",
                "/api/programs/none/runs;",
                "//api/programs/none/runs",
                "/api//programs/none/runs",
                "/./api/programs/none/runs",
                "/x/../api/programs/none/runs",
                "/%61pi/programs/none/runs",
                "/api%2Fprograms/none/runs",
                "/api/programs/none/runs/",
                "/API/programs/none/runs",
                "/api/programs/none/runs?x"
            })
    void however_the_path_is_spelled_another_site_is_refused(String path) {
        assertThat(given().urlEncodingEnabled(false)
                        .header("Sec-Fetch-Site", "cross-site")
                        .post(path)
                        .statusCode())
                .isEqualTo(403);
    }

    /** A page can have the browser send such a body to another site without asking it first. */
    @Test
    void a_body_without_a_type_is_not_read() throws IOException {
        String body = "{\"type\":\"FLUSH\"}";
        assertThat(RawClient.answer(
                        "POST /api/devices/smart-toilet/messages HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                + "Content-Length: " + body.length() + "\r\n\r\n" + body))
                .startsWith("HTTP/1.1 415 ")
                .contains("a body needs a Content-Type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example:18100", "evil.example", "127.0.0.1.evil.example", "localhost.evil.example"})
    void a_host_of_the_public_names_that_nobody_configured_is_not_served(String host) {
        assertThat(problem(given().header("Host", host).get("/api/programs"), 421))
                .contains("this is not the host '" + host.replaceAll(":.*", "") + "'", "aubade.http.hosts");
        assertThat(given().header("Host", host).get("/").statusCode()).isEqualTo(421);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1:8080",
                "192.168.1.20",
                "[::1]:8080",
                "localhost",
                "LOCALHOST:80",
                "attic:8080",
                "attic.local",
                "aubade.home.arpa",
                "aubade.internal",
                "home.example",
                "Home.Example.:8443"
            })
    void addresses_local_names_and_those_that_are_configured_are_served(String host) {
        assertThat(given().header("Host", host).get("/api/programs").statusCode())
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
