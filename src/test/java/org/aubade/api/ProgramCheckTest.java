package org.aubade.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.api.Rest.given;
import static org.aubade.api.Rest.yaml;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(QuickHome.class)
class ProgramCheckTest {
    private static JsonPath check(String text) {
        Response answer = yaml(text).post("/api/programs/evening/check");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    @Test
    void a_program_that_can_run_is_shown_as_it_was_read_and_not_kept() {
        JsonPath answer = check("do: {send: hue-light, type: SWITCH_ON}");

        assertThat(answer.getBoolean("readable")).isTrue();
        assertThat(answer.getBoolean("runnable")).isTrue();
        assertThat(answer.getList("violations")).isEmpty();
        assertThat(answer.getString("program.do.type")).isEqualTo("SWITCH_ON");
        assertThat(given().get("/api/programs/evening").statusCode()).isEqualTo(404);
    }

    @Test
    void an_answer_has_no_line_breaks() {
        Response answer =
                yaml("do: [{send: hue-light, type: SWITCH_ON}, {delay: 1s}]").post("/api/programs/evening/check");

        assertThat(answer.asString())
                .contains("\"do\":[{\"send\":\"hue-light\"")
                .doesNotContain("\n");
    }

    @Test
    void what_cannot_be_read_is_named_with_its_line() {
        JsonPath answer = check("""
                do:
                  - {send: hue-light, type: SWITCH_ON}
                  - {wait: 5s}
                """);

        assertThat(answer.getBoolean("readable")).isFalse();
        assertThat(answer.getString("violations[0].path")).isEqualTo("0.1");
        assertThat(answer.getInt("violations[0].line")).isEqualTo(3);
    }

    @Test
    void what_cannot_run_here_is_named_with_its_line_however_deep() {
        JsonPath answer = check("""
                do:
                  - {send: hue-light, type: SWITCH_ON}
                  - par:
                      - {delay: 1s}
                      - seq:
                          - {send: lmap, type: SWITCH_ON}
                          - {send: hue-light, type: FLUSH}
                """);

        assertThat(answer.getBoolean("readable")).isTrue();
        assertThat(answer.getBoolean("runnable")).isFalse();
        assertThat(answer.getList("violations.line")).containsExactly(6, 7);
        assertThat(answer.getString("violations[0].message")).startsWith("unknown device 'lmap'");
    }

    @Test
    void a_violation_in_the_only_step_of_a_list_has_the_line_of_that_step() {
        assertThat(check("do:\n  - {send: lmap, type: SWITCH_ON}\n").getInt("violations[0].line"))
                .isEqualTo(2);
    }

    @Test
    void a_violation_inside_a_called_program_has_the_line_of_the_call() {
        String called = Rest.program("{send: lmap, type: SWITCH_ON}");

        assertThat(check("do:\n  - {delay: 1s}\n  - {call: " + called + "}\n").getInt("violations[0].line"))
                .isEqualTo(3);
    }
}
