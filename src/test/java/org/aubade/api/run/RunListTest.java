package org.aubade.api.run;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(QuickHome.class)
class RunListTest {
    @Test
    void runs_are_listed_newest_first_without_their_steps() {
        String name = Rest.unique("listed");
        List<String> ids = Stream.generate(() -> runOnce(name)).limit(3).toList();

        Response answer = given().get("/api/runs?program=" + name);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.jsonPath().getList("id", String.class)).containsExactlyElementsOf(ids.reversed());
        assertThat(answer.jsonPath().getMap("[0]"))
                .containsOnlyKeys("id", "program", "state", "requested", "started", "finished");
    }

    @Test
    void a_page_goes_on_before_the_last_run_of_the_page_before() {
        String name = Rest.unique("paged");
        List<String> ids = Stream.generate(() -> runOnce(name)).limit(3).toList();

        assertThat(ids("/api/runs?limit=2&program=" + name)).containsExactly(ids.get(2), ids.get(1));
        assertThat(ids("/api/runs?limit=2&program=" + name + "&before=" + ids.get(1)))
                .containsExactly(ids.get(0));
    }

    @Test
    void a_run_of_many_steps_shows_the_first_thousand_and_has_pages_of_all() {
        String steps = "{\"delay\": \"0s\"},".repeat(1_500);
        Response answer =
                json("{'do': [" + steps.substring(0, steps.length() - 1) + "]}").post("/api/runs?wait=10s");
        String run = answer.header("Location");

        assertThat(answer.jsonPath().getList("steps")).hasSize(1_000);
        assertThat(given().get(run).jsonPath().getInt("stepCount")).isEqualTo(1_501);
        assertThat(given().get(run).jsonPath().getList("steps.path", String.class))
                .hasSize(1_000)
                .endsWith("0.998");
        assertThat(given().get(run + "/steps?after=0.998").jsonPath().getList("path", String.class))
                .hasSize(501)
                .startsWith("0.999")
                .endsWith("0.1499");
        assertThat(given().get(run + "/steps?limit=2").jsonPath().getList("path", String.class))
                .containsExactly("0", "0.0");
        assertThat(problem(given().get(run + "/steps?after=7"), 400)).startsWith("after must be the path of a step");
        assertThat(given().get("/api/runs/" + runOnce(Rest.unique("short"))).asString())
                .doesNotContain("stepCount");
    }

    @Test
    void runs_are_listed_by_state() {
        String name = Rest.unique("by-state");
        String id = runOnce(name);

        assertThat(ids("/api/runs?state=SUCCEEDED&program=" + name)).containsExactly(id);
        assertThat(ids("/api/runs?state=succeeded&program=" + name)).containsExactly(id);
        assertThat(ids("/api/runs?state=FAILED&program=" + name)).isEmpty();
        assertThat(ids("/api/runs?program=nothing-of-this-name")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "limit=0      | limit must be a number from 1 to 1000; found '0'",
                "limit=1001   | limit must be a number from 1 to 1000; found '1001'",
                "limit=many   | limit must be a number from 1 to 1000; found 'many'",
                "state=DONE   | unknown state 'DONE'; known: CANCELLED, FAILED, PENDING, RUNNING, SUCCEEDED",
                "before=today | before must be the id of a run",
            })
    void a_bad_parameter_is_answered_with_what_would_work(String query, String detail) {
        assertThat(problem(given().get("/api/runs?" + query), 400)).startsWith(detail);
    }

    @ParameterizedTest
    @ValueSource(strings = {"42", "01a2052b-ec75-7cc6-8bad-edf1f7154dd0", "%20"})
    void an_unknown_run_is_404(String id) {
        assertThat(problem(given().get("/api/runs/" + id), 404)).startsWith("unknown run '");
        assertThat(problem(given().post("/api/runs/" + id + "/cancel"), 404)).startsWith("unknown run '");
        assertThat(problem(given().get("/api/runs/" + id + "/events"), 404)).startsWith("unknown run '");
    }

    private static String runOnce(String name) {
        return yaml("name: " + name + "\ndo: {delay: 0s}")
                .post("/api/runs?wait=5s")
                .jsonPath()
                .getString("id");
    }

    private static List<String> ids(String path) {
        return given().get(path).jsonPath().getList("id", String.class);
    }
}
