package org.aubade.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** The house behind the page, as somebody else sees it who asks the service. */
final class House {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private House() {}

    /** A name that no other test uses. */
    static String unique(String what) {
        return what + "-" + NUMBER.incrementAndGet();
    }

    /** Keeps a program whose tree is {@code tree}, YAML in one line; its name. */
    static String program(String tree) {
        String name = unique("program");
        keep(name, tree);
        return name;
    }

    /** Keeps a program under a name of its own. */
    static void keep(String name, String tree) {
        kept(given().contentType("application/yaml").body("do: " + tree + "\n").put("/api/programs/" + name));
    }

    /** Somebody else saves another tree under that name. */
    static void change(String name, String tree) {
        Response answer = given().contentType("application/yaml")
                .body("do: " + tree + "\n")
                .put("/api/programs/" + name);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }

    /** The program of that name as JSON. */
    static String tree(String name) {
        return given().get("/api/programs/" + name).asString();
    }

    /** Waits until the run is over. */
    static void awaitEnd(String run) {
        Awaitility.await()
                .until(() -> given().get("/api/runs/" + run).jsonPath().get("finished") != null);
    }

    /** Keeps a schedule; its name. */
    static String schedule(String yaml) {
        String name = unique("schedule");
        kept(given().contentType("application/yaml").body(yaml).put("/api/schedules/" + name));
        return name;
    }

    /** Registers a simulated light with {@code settings}, the inside of a JSON object with single quotes; its id. */
    static String light(String settings) {
        String id = unique("light");
        light(id, settings);
        return id;
    }

    /** Registers one under an id of its own. */
    static void light(String id, String settings) {
        String body = "{'id': '" + id + "', 'driver': 'simulated', 'settings': {'kind': 'light', " + settings + "}}";
        kept(given().contentType("application/json")
                .body(body.replace('\'', '"'))
                .post("/api/devices"));
    }

    /** Runs a program and waits for its end; the id of the run. */
    @CanIgnoreReturnValue
    static String ran(String program) {
        Response answer = given().post("/api/programs/" + program + "/runs?wait=60s");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath().getString("id");
    }

    /** Starts a program; the id of the run. */
    static String started(String program) {
        Response answer = given().post("/api/programs/" + program + "/runs");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        return answer.jsonPath().getString("id");
    }

    /** Cancels a run. */
    static void cancel(String run) {
        assertThat(given().post("/api/runs/" + run + "/cancel").statusCode()).isEqualTo(202);
    }

    /** Sends a message without data to a device. */
    static void send(String device, String type) {
        Response answer = given().contentType("application/json")
                .body("{\"type\": \"" + type + "\"}")
                .post("/api/devices/" + device + "/messages");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }

    /** Sends a message with data. */
    static void send(String device, String type, String data) {
        Response answer = given().contentType("application/json")
                .body("{\"type\": \"" + type + "\", \"data\": \"" + data + "\"}")
                .post("/api/devices/" + device + "/messages");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }

    /** What is known of a device, as JSON. */
    static String state(String device) {
        return given().get("/api/devices/" + device).jsonPath().getMap("state").toString();
    }

    static RequestSpecification given() {
        return RestAssured.given()
                .urlEncodingEnabled(false)
                .config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("application/yaml", ContentType.TEXT)));
    }

    private static void kept(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
    }
}
