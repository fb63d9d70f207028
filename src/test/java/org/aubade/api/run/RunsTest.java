package org.aubade.api.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.api.Rest.given;
import static org.aubade.api.Rest.problem;
import static org.aubade.api.Rest.yaml;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.UUID;
import org.aubade.api.QuickHome;
import org.aubade.api.Rest;
import org.aubade.api.event.EventStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(QuickHome.class)
class RunsTest {
    @Test
    void waiting_for_no_time_is_not_waiting() {
        Response answer = given().post("/api/programs/" + Rest.program("{delay: 1h}") + "/runs?wait=0s");

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
    }

    @Test
    void a_run_that_is_waited_for_is_answered_when_it_is_over_with_all_its_steps() {
        Response answer = given().post("/api/programs/sleep/runs?wait=10s");

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonPath run = answer.jsonPath();
        UUID id = UUID.fromString(run.getString("id"));
        assertThat(id.version()).isEqualTo(7);
        assertThat(answer.header("Location")).endsWith("/api/runs/" + id);
        assertThat(run.getString("program")).isEqualTo("sleep");
        assertThat(run.getString("state")).isEqualTo("SUCCEEDED");
        assertThat(Instant.parse(run.getString("finished")))
                .isAfter(Instant.parse(run.getString("started")))
                .isAfter(Instant.parse(run.getString("requested")));
        assertThat(run.getList("steps.path", String.class)).containsExactly("0", "0.0", "0.1", "0.2", "0.2.0", "0.2.1");
        assertThat(run.getList("steps.state", String.class)).containsOnly("SUCCEEDED");
        assertThat(run.getMap("steps[4]"))
                .containsEntry("kind", "send")
                .containsEntry("device", "smart-toilet")
                .containsEntry("type", "FLUSH")
                .containsEntry("attempt", 1)
                .containsKeys("started", "finished")
                .doesNotContainKeys("name", "data", "error");
    }

    @Test
    void a_run_that_is_not_waited_for_is_answered_at_once_and_found_at_its_location() {
        String name = Rest.program("{delay: 10m, name: a long night}");

        Response answer = given().post("/api/programs/" + name + "/runs");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.jsonPath().getString("state")).isEqualTo("RUNNING");
        Response found = given().get(answer.header("Location"));
        assertThat(found.jsonPath().getString("id")).isEqualTo(answer.jsonPath().getString("id"));
        assertThat(found.jsonPath().getMap("")).doesNotContainKeys("finished", "error");
        assertThat(found.jsonPath().getMap("steps[0]"))
                .containsEntry("name", "a long night")
                .containsEntry("state", "RUNNING")
                .doesNotContainKeys("device", "type", "finished", "error");
        cancel(answer);
    }

    @Test
    void a_run_that_takes_longer_than_the_client_waits_goes_on() {
        String name = Rest.program("{delay: 400ms}");

        Response answer = given().post("/api/programs/" + name + "/runs?wait=1ms");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.jsonPath().getString("state")).isEqualTo("RUNNING");
        EventStream events = EventStream.open(answer.header("Location") + "/events");
        assertThat(events.untilEnd().getLast().data().get("state").asText()).isEqualTo("SUCCEEDED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "11m  | wait must be at most 10m; found '11m'",
                "soon | wait: 'soon' is not a duration; write 500ms, 5s",
                "-1s  | wait: ",
                "5    | wait: '5' is not a duration",
            })
    void a_bad_wait_starts_nothing(String wait, String detail) {
        String name = Rest.program("{delay: 1ms}");

        assertThat(problem(given().post("/api/programs/" + name + "/runs?wait=" + wait), 400))
                .startsWith(detail);
        assertThat(problem(yaml("do: {delay: 1ms}").post("/api/runs?wait=" + wait), 400))
                .startsWith(detail);

        assertThat(given().get("/api/runs?program=" + name).asString()).isEqualTo("[]");
    }

    @Test
    void an_unknown_program_is_404_with_the_known_ones() {
        assertThat(problem(given().post("/api/programs/slepe/runs"), 404))
                .contains("known: ")
                .contains("sleep");
    }

    @Test
    void a_program_that_cannot_run_here_is_422_with_its_paths_and_sends_nothing() {
        String lamp = Rest.device("");
        String name =
                Rest.program("[{send: " + lamp + ", type: SWITCH_ON}, {send: lmap, type: SWITCH_ON}, {call: nap}]");

        Response answer = given().post("/api/programs/" + name + "/runs?wait=5s");

        assertThat(problem(answer, 422)).contains("0.1: unknown device 'lmap'; known: ");
        assertThat(answer.jsonPath().getList("violations.path", String.class)).containsExactly("0.1", "0.2");
        assertThat(answer.jsonPath().getMap("violations[0]")).containsOnlyKeys("path", "message");
        assertThat(given().get("/api/devices/" + lamp).jsonPath().getString("state.power"))
                .isEqualTo("off");
    }

    @Test
    void a_program_that_is_running_already_is_409_naming_the_run() {
        String name = Rest.program("{delay: 10m}");
        Response first = given().post("/api/programs/" + name + "/runs");
        String id = first.jsonPath().getString("id");

        Response second = given().post("/api/programs/" + name + "/runs?wait=5s");

        assertThat(problem(second, 409))
                .contains("is running already, as run " + id)
                .contains("overlap");
        assertThat(second.jsonPath().getString("run")).isEqualTo(id);
        assertThat(second.header("Location")).endsWith("/api/runs/" + id);
        cancel(first);
    }

    @Test
    void more_waiting_runs_than_may_be_are_429() {
        String body = "name: " + Rest.unique("queued") + "\noverlap: queue\ndo: {delay: 10m}";
        Response first = yaml(body).post("/api/runs");
        Response second = yaml(body).post("/api/runs");
        assertThat(second.jsonPath().getString("state")).isEqualTo("PENDING");

        Response third = yaml(body).post("/api/runs");

        assertThat(problem(third, 429))
                .isEqualTo("1 runs of the program wait already, as many as may; try again later");
        assertThat(third.header("Retry-After")).isEqualTo("1");
        cancel(second);
        cancel(first);
    }

    @Test
    void a_failed_run_says_which_step_failed_and_why() {
        String lamp = Rest.device("'failureRate': 1");

        JsonPath run = yaml("do: [{send: " + lamp + ", type: SWITCH_ON}, {delay: 1s}]")
                .post("/api/runs?wait=5s")
                .jsonPath();

        assertThat(run.getString("state")).isEqualTo("FAILED");
        assertThat(run.getString("error")).startsWith("0.0: ");
        assertThat(run.getList("steps.state", String.class)).containsExactly("FAILED", "FAILED", "SKIPPED");
        assertThat(run.getString("steps[1].error")).contains(lamp);
    }

    @Test
    void a_cancelled_run_is_over_and_cannot_be_cancelled_again() {
        Response started = yaml("do: [{delay: 10m}, {delay: 1s}]").post("/api/runs");
        String path = "/api/runs/" + started.jsonPath().getString("id");

        Response answer = given().post(path + "/cancel");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.jsonPath().getString("state")).isEqualTo("CANCELLED");
        assertThat(answer.jsonPath().getList("steps.state", String.class))
                .containsExactly("CANCELLED", "CANCELLED", "SKIPPED");
        assertThat(problem(given().post(path + "/cancel"), 409)).contains("is over already");
    }

    private static void cancel(Response started) {
        assertThat(given().post("/api/runs/" + started.jsonPath().getString("id") + "/cancel")
                        .statusCode())
                .isEqualTo(202);
    }
}
