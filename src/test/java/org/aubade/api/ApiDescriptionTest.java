package org.aubade.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.api.Rest.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The description of the API in its two forms. */
@QuarkusTest
@TestProfile(QuickHome.class)
class ApiDescriptionTest {
    private static final String JSON = "application/json;charset=UTF-8";
    private static final String YAML = "application/yaml;charset=UTF-8";

    @Test
    void both_forms_say_the_same() throws JsonProcessingException {
        String yaml = given().get("/q/openapi").asString();

        assertThat(yaml).startsWith("---\nopenapi: 3.1.0\n");
        assertThat(new YAMLMapper().readTree(yaml))
                .isEqualTo(Description.served().api());
    }

    @ParameterizedTest
    @CsvSource({
        "*/*, /q/openapi, " + YAML,
        "text/html, /q/openapi, " + YAML,
        "application/yaml, /q/openapi?format=yaml, " + YAML,
        "application/json, /q/openapi, " + JSON,
        "'text/html,application/json;q=0.9', /q/openapi, " + JSON,
        "application/json, /q/openapi?format=yaml, " + JSON,
        "*/*, /q/openapi?format=json, " + JSON,
        "application/yaml, /q/openapi?format=JSON, " + JSON,
        "application/yaml, /q/openapi.json, " + JSON,
        "application/json, /q/openapi.yaml, " + YAML,
        "*/*, /q/openapi.yml?format=json, " + YAML
    })
    void the_address_decides_or_else_who_asks(String accepted, String address, String form) {
        Response answer = given().accept(accepted).get(address);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo(form);
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.asString()).startsWith(form.equals(JSON) ? "{" : "---");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/openapi", "/q/openapi.json", "/q/openapi.yaml", "/q/openapi.yml"})
    void it_can_be_asked_for_without_its_text(String address) {
        Response head = given().head(address);

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.contentType()).isEqualTo(given().get(address).contentType());
        assertThat(head.asString()).isEmpty();
    }
}
