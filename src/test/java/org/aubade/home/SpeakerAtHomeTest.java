package org.aubade.home;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

/** The home with a speaker of a Mopidy in the place of the simulated one. */
@QuarkusTest
@TestProfile(TroubledHome.class)
class SpeakerAtHomeTest {
    private static Response post(String path, String body) {
        return given().contentType("application/json")
                .body(body.replace('\'', '"'))
                .post(path);
    }

    @Test
    void the_included_programs_play_on_it_as_they_are() {
        post("/api/programs/wake-up/runs?wait=20s", "").then().statusCode(200).body("state", equalTo("SUCCEEDED"));
        given().get("/api/devices/smart-speaker")
                .then()
                .body("driver", equalTo("mopidy"))
                .body("name", equalTo("Kitchen Speaker"))
                .body("room", equalTo("Kitchen"))
                .body("availability", equalTo("ONLINE"))
                .body("state.song", equalTo("Rick Astley – Never Gonna Give You Up"));
        post("/api/programs/sleep/runs?wait=20s", "").then().statusCode(200).body("state", equalTo("SUCCEEDED"));
        given().get("/api/devices/smart-speaker").then().body("state.power", equalTo("off"));
    }

    @Test
    void a_speaker_is_added_over_rest_if_its_address_is_permitted_and_there_is_a_mopidy() {
        post("/api/devices", "{'driver': 'mopidy', 'settings': {'url': 'kitchen'}}")
                .then()
                .statusCode(400)
                .body("detail", containsString("setting 'url': 'kitchen' is not the address of a Mopidy"));
        post("/api/devices", "{'driver': 'mopidy', 'settings': {'url': 'http://127.0.0.1:10'}}")
                .then()
                .statusCode(400)
                .body("detail", containsString("http://127.0.0.1:10; to permit it, add it to aubade.mopidy.addresses"));
        post("/api/devices", "{'id': 'deaf', 'driver': 'mopidy', 'settings': {'url': 'http://127.0.0.1:9'}}")
                .then()
                .statusCode(502)
                .body("detail", containsString("device 'deaf' cannot be reached at http://127.0.0.1:9"));
    }
}
