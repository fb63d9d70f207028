package org.aubade.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.aubade.api.http.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(QuickHome.class)
class OpenApiTest {
    private Description api = new Description(NullNode.getInstance());

    @BeforeEach
    void read() {
        api = Description.served();
    }

    @Test
    void it_says_what_it_is() {
        assertThat(api.api().at("/info/title").asText()).isEqualTo("Aubade");
        assertThat(api.api().at("/info/version").asText()).isNotBlank();
        assertThat(api.api().at("/info/license/name").asText()).isEqualTo("Apache-2.0");
    }

    /** One line for each operation: its method, address and statuses. */
    @Test
    void every_operation_and_every_status_of_the_contract_is_described() {
        Map<String, String> statuses = new TreeMap<>();
        api.operations()
                .forEach((name, operation) -> statuses.put(
                        name,
                        String.join(
                                " ",
                                Description.names(operation.get("responses"))
                                        .sorted()
                                        .toList())));

        assertThat(statuses)
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("get /api/home", "200 400 401 403 406 500 503"),
                        Map.entry("get /api/devices", "200 401 403 406 500 503"),
                        Map.entry("post /api/devices", "201 400 401 403 406 409 413 415 500 502 503"),
                        Map.entry("get /api/devices/{id}", "200 401 403 404 406 500 503"),
                        Map.entry("delete /api/devices/{id}", "204 401 403 404 500 502 503"),
                        Map.entry(
                                "post /api/devices/{id}/messages",
                                "200 400 401 403 404 406 409 413 415 422 429 500 502 503 504"),
                        Map.entry("get /api/programs", "200 400 401 403 406 500 503"),
                        Map.entry("get /api/programs/{name}", "200 304 401 403 404 406 500 503"),
                        Map.entry("put /api/programs/{name}", "200 201 400 401 403 406 412 413 415 500 503"),
                        Map.entry("delete /api/programs/{name}", "204 401 403 404 412 500 503"),
                        Map.entry("post /api/programs/{name}/check", "200 400 401 403 406 413 415 500 503"),
                        Map.entry("post /api/programs/{name}/runs", "200 202 400 401 403 404 406 409 422 429 500 503"),
                        Map.entry("get /api/schedules", "200 401 403 406 500 503"),
                        Map.entry("get /api/schedules/{name}", "200 304 401 403 404 406 500 503"),
                        Map.entry("put /api/schedules/{name}", "200 201 400 401 403 406 412 413 415 422 500 503"),
                        Map.entry("delete /api/schedules/{name}", "204 401 403 404 412 500 503"),
                        Map.entry("get /api/schedules/{name}/next", "200 400 401 403 404 406 500 503"),
                        Map.entry("post /api/schedules/{name}/skip", "200 400 401 403 404 406 409 413 415 500 503"),
                        Map.entry("post /api/schedules/{name}/snooze", "200 400 401 403 404 406 409 413 415 500 503"),
                        Map.entry("post /api/schedules/{name}/pause", "200 400 401 403 404 406 409 413 415 500 503"),
                        Map.entry("post /api/schedules/{name}/resume", "200 401 403 404 406 500 503"),
                        Map.entry("get /api/occurrences", "200 400 401 403 406 500 503"),
                        Map.entry("get /api/occurrences/next", "200 400 401 403 406 500 503"),
                        Map.entry("get /api/runs", "200 400 401 403 406 500 503"),
                        Map.entry("post /api/runs", "200 202 400 401 403 406 409 413 415 422 429 500 503"),
                        Map.entry("get /api/runs/{id}", "200 401 403 404 406 500 503"),
                        Map.entry("get /api/runs/{id}/steps", "200 400 401 403 404 406 500 503"),
                        Map.entry("post /api/runs/{id}/cancel", "202 401 403 404 406 409 500 503"),
                        Map.entry("get /api/events", "200 401 403 406 500 503"),
                        Map.entry("get /api/runs/{id}/events", "200 401 403 404 406 500 503"),
                        Map.entry("delete /api/session", "204 401 403 500 503"),
                        Map.entry("delete /api/passkeys/{id}", "204 401 403 404 409 500 503"),
                        Map.entry("delete /api/users/{name}/passkeys", "204 401 403 404 500 503"),
                        Map.entry("get /api/passkeys", "200 401 403 406 409 500 503"),
                        Map.entry("post /api/passkeys", "201 400 401 403 406 409 413 415 500 503"),
                        Map.entry("post /api/passkeys/challenge", "200 400 401 403 406 409 413 415 429 500 503"),
                        Map.entry("post /api/session/passkey", "200 400 401 403 406 409 413 415 429 500 503"),
                        Map.entry("post /api/session/passkey/challenge", "200 401 403 406 409 500 503"),
                        Map.entry("delete /api/tokens/{id}", "204 401 403 404 500 503"),
                        Map.entry("delete /api/users/{name}", "204 401 403 404 409 500 503"),
                        Map.entry("get /api/audit", "200 400 401 403 406 500 503"),
                        Map.entry("get /api/session", "200 401 403 406 500 503"),
                        Map.entry("get /api/tokens", "200 401 403 406 500 503"),
                        Map.entry("get /api/users", "200 401 403 406 500 503"),
                        Map.entry("patch /api/users/{name}", "204 400 401 403 404 409 413 415 500 503"),
                        Map.entry("post /api/session", "200 400 401 403 406 409 413 415 429 500 503"),
                        Map.entry("post /api/session/setup", "201 400 401 403 406 409 413 415 500 503"),
                        Map.entry("post /api/tokens", "201 400 401 403 406 409 413 415 500 503"),
                        Map.entry("post /api/users", "201 400 401 403 406 409 413 415 500 503"),
                        Map.entry("put /api/session/password", "204 400 401 403 409 413 415 429 500 503")));
    }

    @Test
    void every_operation_has_a_summary_a_name_a_tag_and_examples() {
        api.operations().forEach((name, operation) -> {
            assertThat(operation.path("summary").asText()).as(name).isNotBlank();
            assertThat(operation.path("operationId").asText()).as(name).isNotBlank();
            assertThat(operation.path("tags")).as(name).hasSize(1);
            operation
                    .path("parameters")
                    .forEach(
                            parameter -> assertThat(parameter.at("/schema/type").asText())
                                    .as(name + parameter)
                                    .isEqualTo("string"));
            api.contents(operation).forEach(content -> {
                assertThat(content.path("schema")).as(name).isNotEmpty();
                assertThat(content.path("examples")).as(name).isNotEmpty();
            });
        });
    }

    @Test
    void every_error_is_described_as_a_problem() {
        api.operations()
                .forEach((name, operation) -> operation
                        .get("responses")
                        .properties()
                        .forEach(response -> {
                            if (response.getKey().compareTo("400") >= 0) {
                                assertThat(api.resolve(response.getValue())
                                                .path("content")
                                                .path(Problem.MEDIA_TYPE)
                                                .at("/schema/$ref")
                                                .asText())
                                        .as(name + " " + response.getKey())
                                        .isEqualTo("#/components/schemas/Problem");
                            }
                        }));
    }

    @Test
    void every_reference_leads_somewhere_and_every_component_is_used() {
        List<String> references = api.api().findValuesAsText("$ref");
        assertThat(references)
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(api.at(reference).isMissingNode())
                        .as(reference)
                        .isFalse());
        for (String kind : List.of("schemas", "examples", "requestBodies", "responses")) {
            assertThat(Description.names(api.api().at("/components/" + kind))
                            .map(name -> "#/components/" + kind + "/" + name))
                    .isSubsetOf(references);
        }
    }

    /** What the resources have for it in Java stays inside. */
    @Test
    void the_components_are_those_that_were_written() throws IOException {
        JsonNode written = new YAMLMapper().readTree(getClass().getResourceAsStream("/META-INF/openapi.yaml"));

        written.get("components")
                .properties()
                .forEach(kind -> kind.getValue()
                        .properties()
                        .forEach(component -> assertThat(api.api()
                                        .at("/components/" + kind.getKey())
                                        .get(component.getKey()))
                                .as(component.getKey())
                                .isEqualTo(component.getValue())));
        assertThat(Description.names(api.api().at("/components/schemas")).filter(name -> !name.contains(".")))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Description.names(written.at("/components/schemas")), Stream.of("Program", "Schedule"))
                        .toList());
    }
}
