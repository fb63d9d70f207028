package org.aubade.api.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.api.Rest.given;
import static org.aubade.api.Rest.json;
import static org.aubade.api.Rest.problem;
import static org.aubade.api.Rest.yaml;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.List;
import java.util.stream.Stream;
import org.aubade.api.QuickHome;
import org.aubade.api.Rest;
import org.aubade.program.text.ParsedProgram;
import org.aubade.program.text.ProgramReader;
import org.aubade.text.TextFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(QuickHome.class)
class ProgramsTest {
    private static final String ON = "do: {send: hue-light, type: SWITCH_ON}";
    private static final String OFF = "do: {send: hue-light, type: SWITCH_OFF}";

    @Test
    void a_page_of_programs_goes_on_after_the_last_name_of_the_page_before() {
        List<String> names = Stream.generate(() -> Rest.program("{delay: 0s}"))
                .limit(3)
                .sorted()
                .toList();
        String before = names.getFirst().substring(0, names.getFirst().length() - 1);

        List<String> first =
                given().get("/api/programs?limit=2&after=" + before).jsonPath().getList("name");
        assertThat(first).hasSize(2).isSorted();
        List<String> rest =
                given().get("/api/programs?after=" + first.getLast()).jsonPath().getList("name");
        assertThat(rest).isSorted().doesNotContainAnyElementsOf(first).contains(names.getLast());
        assertThat(problem(given().get("/api/programs?limit=1001"), 400))
                .isEqualTo("limit must be a number from 1 to 1000; found '1001'");
    }

    @Test
    void the_built_in_programs_are_listed() {
        Response answer = given().get("/api/programs");

        assertThat(answer.statusCode()).isEqualTo(200);
        var sleep = answer.jsonPath().getMap("find { it.name == 'sleep' }");
        assertThat(sleep)
                .containsEntry("source", "BUILT_IN")
                .containsEntry("overlap", "reject")
                .containsEntry("steps", 6)
                .containsKeys("description", "etag")
                .hasSize(6);
        assertThat(given().get("/api/programs/sleep").header("ETag")).isEqualTo("\"%s\"".formatted(sleep.get("etag")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/*                                       | application/json",
                "application/json                          | application/json",
                "text/html, */*;q=0.8                      | application/json",
                "application/yaml                          | application/yaml",
                "application/x-yaml                        | application/x-yaml",
                "text/yaml, application/json;q=0.5         | text/yaml",
                "application/yaml;q=0.2, application/json  | application/json",
            })
    void a_program_is_json_unless_yaml_is_preferred(String accept, String type) {
        Response answer = given().header("Accept", accept).get("/api/programs/sleep");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith(type);
        assertThat(answer.headers().getValues("Vary")).containsExactly("Accept");
        TextFormat format = type.endsWith("json") ? TextFormat.JSON : TextFormat.YAML;
        assertThat(answer.asString().startsWith("{")).isEqualTo(format == TextFormat.JSON);
        assertThat(ProgramReader.read(answer.asString(), format)).isInstanceOf(ParsedProgram.Valid.class);
    }

    @Test
    void a_program_goes_in_as_yaml_and_comes_out_equal_as_json_and_the_other_way_round() {
        String name = Rest.unique("both-ways");
        String text = "description: Ä song for the morning ☀\n" + ON;
        Response created = yaml(text).put("/api/programs/" + name);
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.header("Location")).endsWith("/api/programs/" + name);
        assertThat(created.header("ETag")).matches("\"[0-9a-f]+\"");
        assertThat(created.jsonPath().getString("source")).isEqualTo("REST");

        String asJson = given().get("/api/programs/" + name).asString();
        Response same = given().contentType("application/json").body(asJson).put("/api/programs/" + name);

        assertThat(same.statusCode()).isEqualTo(200);
        assertThat(same.header("ETag")).isEqualTo(created.header("ETag"));
        assertThat(given().header("Accept", Rest.YAML)
                        .get("/api/programs/" + name)
                        .asString())
                .contains("Ä song for the morning ☀");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/yaml", "application/x-yaml", "text/yaml", "application/yaml; charset=utf-8"})
    void yaml_comes_in_under_each_of_its_names(String type) {
        assertThat(given().contentType(type)
                        .body(ON)
                        .put("/api/programs/" + Rest.unique("yaml"))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void a_program_that_the_client_has_already_is_304() {
        String etag = given().get("/api/programs/sleep").header("ETag");

        Response answer =
                given().header("If-None-Match", "\"other\", W/" + etag).get("/api/programs/sleep");

        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.header("ETag")).isEqualTo(etag);
        assertThat(answer.asString()).isEmpty();
        assertThat(given().header("If-None-Match", "\"other\"")
                        .get("/api/programs/sleep")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_change_is_made_only_to_the_version_that_it_was_meant_for() {
        String path = "/api/programs/" + Rest.unique("etag");
        assertThat(problem(yaml(ON).header("If-Match", "*").put(path), 412))
                .contains("leave out If-Match to create it");
        String first = yaml(ON).header("If-None-Match", "*").put(path).header("ETag");
        assertThat(problem(yaml(OFF).header("If-None-Match", "*").put(path), 412))
                .contains(first);

        String second = yaml(OFF).header("If-Match", first).put(path).header("ETag");

        assertThat(second).isNotEqualTo(first);
        Response late = yaml(ON).header("If-Match", first).put(path);
        assertThat(problem(late, 412)).contains(second);
        assertThat(late.header("ETag")).isEqualTo(second);
        assertThat(problem(given().header("If-Match", first).delete(path), 412)).contains(second);
        assertThat(given().header("If-Match", "\"x\", " + second).delete(path).statusCode())
                .isEqualTo(204);
        assertThat(problem(given().header("If-Match", second).delete(path), 404))
                .contains("unknown program");
    }

    @Test
    void a_deleted_program_is_unknown_and_the_known_ones_are_named() {
        String path = "/api/programs/" + Rest.program("{delay: 1ms}");

        assertThat(given().delete(path).statusCode()).isEqualTo(204);

        assertThat(problem(given().delete(path), 404)).contains("known: ").contains("sleep, wake-up");
        assertThat(problem(given().get(path), 404)).contains("known: ");
    }

    @Test
    void everything_wrong_with_a_program_is_listed_with_path_and_line() {
        Response answer = yaml("do:\n  - {send: lamp, type: SWITCH}\n  - {call: sleep, wait: 5s}\n")
                .put("/api/programs/broken");

        assertThat(problem(answer, 400))
                .startsWith("the program cannot be read: 0.0: ")
                .endsWith(" (and 1 more)");
        assertThat(answer.jsonPath().getList("violations.path", String.class)).containsExactly("0.0", "0.1");
        assertThat(answer.jsonPath().getList("violations.line", Integer.class)).containsExactly(2, 3);
        assertThat(answer.jsonPath().getList("violations.message", String.class))
                .allSatisfy(message -> assertThat(message).contains("known: "));
    }

    @Test
    void the_name_in_the_body_may_be_left_out_but_not_differ() {
        assertThat(problem(yaml("name: evening\n" + ON).put("/api/programs/morning"), 400))
                .contains("name: ")
                .contains("'evening'")
                .contains("'morning'");
        assertThat(problem(yaml(ON).put("/api/programs/a%20b"), 400))
                .contains("name: ")
                .contains("1 to 100 letters");
    }

    @Test
    void a_tree_that_is_too_deep_is_refused_by_name() {
        String deep = "{'seq': [".repeat(201) + "{'delay': '1s'}" + "]}".repeat(201);

        assertThat(problem(json("{'do': " + deep + "}").put("/api/programs/deep"), 400))
                .contains("program 'deep' nests deeper than 200 levels");
    }

    @Test
    void malformed_json_and_yaml_are_400_with_the_line() {
        Response badJson = json("{\n'do': }").put("/api/programs/x");
        assertThat(problem(badJson, 400)).contains("cannot be read");
        assertThat(badJson.jsonPath().getInt("violations[0].line")).isEqualTo(2);
        Response badYaml = yaml("do:\n  - [").put("/api/programs/x");
        assertThat(problem(badYaml, 400)).contains("cannot be read");
        assertThat(badYaml.jsonPath().getInt("violations[0].line")).isGreaterThanOrEqualTo(2);
        assertThat(problem(yaml("").put("/api/programs/x"), 400)).contains("found no program");
    }
}
