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
import org.aubade.api.QuickHome;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(QuickHome.class)
class RunOnceTest {
    @Test
    void a_program_that_is_not_kept_runs_from_yaml_and_from_json() {
        Response fromYaml = yaml("do: {send: hue-light, type: SWITCH_ON}").post("/api/runs?wait=5s");
        Response fromJson =
                json("{'name': 'once', 'do': [{'send': 'hue-light', 'type': 'CHANGE_COLOR', 'data': 'red'}]}")
                        .post("/api/runs?wait=5s");

        assertThat(fromYaml.statusCode()).isEqualTo(200);
        assertThat(fromYaml.jsonPath().getString("program")).isEqualTo("unnamed");
        assertThat(fromJson.jsonPath().getString("program")).isEqualTo("once");
        assertThat(fromJson.jsonPath().getString("state")).isEqualTo("SUCCEEDED");
        assertThat(fromJson.jsonPath().getList("steps.data", String.class)).contains("red");
        assertThat(problem(given().get("/api/programs/once"), 404)).contains("unknown program");
    }

    @Test
    void programs_without_a_name_do_not_stand_in_each_others_way() {
        Response first = yaml("do: {delay: 10m}").post("/api/runs");
        Response second = yaml("do: {delay: 10m}").post("/api/runs");

        assertThat(List.of(first.statusCode(), second.statusCode())).containsOnly(202);
        cancel(first);
        cancel(second);
    }

    @Test
    void a_body_that_is_no_program_is_400_with_violations() {
        Response answer = yaml("do: {send: hue-light}").post("/api/runs");

        assertThat(problem(answer, 400)).startsWith("the program cannot be read: 0: ");
        assertThat(answer.jsonPath().getList("violations")).isNotEmpty();
    }

    private static void cancel(Response started) {
        assertThat(given().post("/api/runs/" + started.jsonPath().getString("id") + "/cancel")
                        .statusCode())
                .isEqualTo(202);
    }
}
