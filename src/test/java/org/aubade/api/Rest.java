package org.aubade.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.concurrent.atomic.AtomicInteger;

/** Requests, and what is expected of every answer that is a problem. */
public final class Rest {
    public static final String YAML = "application/yaml";

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Rest() {}

    public static RequestSpecification given() {
        EncoderConfig yamlIsText = EncoderConfig.encoderConfig()
                .defaultContentCharset("UTF-8")
                .encodeContentTypeAs(YAML, ContentType.TEXT)
                .encodeContentTypeAs("text/yaml", ContentType.TEXT)
                .encodeContentTypeAs("application/x-yaml", ContentType.TEXT)
                .appendDefaultContentCharsetToContentTypeIfUndefined(false);
        return RestAssured.given()
                .urlEncodingEnabled(false)
                .config(RestAssuredConfig.config().encoderConfig(yamlIsText));
    }

    public static RequestSpecification json(String body) {
        return given().contentType("application/json").body(body.replace('\'', '"'));
    }

    public static RequestSpecification yaml(String body) {
        return given().contentType(YAML).body(body);
    }

    /** A name that no other test uses. */
    public static String unique(String what) {
        return what + "-" + NUMBER.incrementAndGet();
    }

    /** Registers a simulated device with {@code settings}, the inside of a JSON object with single quotes; its id. */
    public static String device(String settings) {
        String id = unique("device");
        Response answer = json("{'id': '" + id + "', 'driver': 'simulated', 'settings': {" + settings + "}}")
                .post("/api/devices");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return id;
    }

    /** Keeps a program whose tree is {@code tree}, YAML in one line; its name. */
    public static String program(String tree) {
        String name = unique("program");
        Response answer = yaml("do: " + tree).put("/api/programs/" + name);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return name;
    }

    /** Checks that {@code answer} is a problem of that status; its detail. */
    public static String problem(Response answer, int status) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.jsonPath().getInt("status")).isEqualTo(status);
        assertThat(answer.jsonPath().getString("title")).isNotBlank();
        assertThat(answer.asString()).doesNotContain("java.", "jackson", "org.aubade", "Exception");
        return answer.jsonPath().getString("detail");
    }
}
