package org.aubade.api.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.aubade.api.Rest.given;
import static org.aubade.api.Rest.json;
import static org.aubade.api.Rest.problem;
import static org.aubade.api.Rest.yaml;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.TemporalUnitOffset;
import org.aubade.api.QuickHome;
import org.aubade.api.Rest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(QuickHome.class)
class ScheduleFutureTest {
    private static final TemporalUnitOffset A_MINUTE = within(1, ChronoUnit.MINUTES);

    @Test
    void the_next_occurrences_are_told() {
        String path = Schedules.daily();

        Response answer = given().get(path + "/next?count=2");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.jsonPath().getList("planned", String.class))
                .containsExactly(Schedules.FIRST, "2099-01-03T06:00:00Z");
        assertThat(answer.jsonPath().getMap("[0]")).containsOnlyKeys("planned", "nominal", "due", "decision");
        assertThat(given().get(path + "/next").jsonPath().getList("")).hasSize(10);
        assertThat(given().get(path + "/next?count=1000").jsonPath().getList(""))
                .hasSize(1_000);
    }

    @Test
    void a_time_that_does_not_exist_is_told_with_what_becomes_of_it() {
        String path = "/api/schedules/" + Rest.unique("gap");
        Response put = yaml(Schedules.DAILY.replace("07:00", "02:30").replace("2099-01-02", "2099-03-29"))
                .put(path);
        assertThat(put.statusCode()).isEqualTo(201);

        Map<String, String> first = given().get(path + "/next").jsonPath().getMap("[0]");

        assertThat(first).containsEntry("nominal", "2099-03-29T02:30").containsEntry("decision", "SHIFTED");
        assertThat(first.get("reason")).contains("does not exist");
    }

    @Test
    void skipping_takes_one_out_and_writes_it_down() {
        String path = Schedules.daily();

        Response answer = given().post(path + "/skip");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.jsonPath().getString("next.planned")).isEqualTo("2099-01-03T06:00:00Z");
        List<Map<String, String>> rows = given().get("/api/occurrences?schedule=" + Schedules.name(path))
                .jsonPath()
                .getList("");
        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst())
                .containsEntry("planned", Schedules.FIRST)
                .containsEntry("decision", "SKIPPED")
                .containsEntry("reason", "skipped on request");
    }

    @Test
    void a_later_one_is_skipped_by_its_instant_and_those_before_and_after_it_run() {
        String path = Schedules.daily();

        Response answer = json("{'planned': '2099-01-03T06:00:00Z'}").post(path + "/skip");

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.jsonPath().getString("next.planned")).isEqualTo(Schedules.FIRST);
        assertThat(given().get(path + "/next?count=2").jsonPath().getList("planned", String.class))
                .containsExactly(Schedules.FIRST, "2099-01-04T06:00:00Z");
        assertThat(given().get("/api/occurrences?schedule=" + Schedules.name(path))
                        .jsonPath()
                        .getString("[0].reason"))
                .isEqualTo("skipped on request");
    }

    @ParameterizedTest
    @CsvSource({"skip, {}", "snooze, '{''for'': ''20m'', }'"})
    void who_names_an_occurrence_edits_no_other_one(String edit, String body) {
        String path = Schedules.daily();
        String named = body.replace("}", "'planned': '" + Schedules.FIRST + "'}");
        assertThat(json("{'planned': '" + Schedules.FIRST + "'}")
                        .post(path + "/skip")
                        .statusCode())
                .isEqualTo(200);

        assertThat(problem(json(named).post(path + "/" + edit), 409))
                .isEqualTo("no occurrence of schedule '" + Schedules.name(path) + "' that is planned at "
                        + Schedules.FIRST + " can be edited; the next is planned at 2099-01-03T06:00:00Z");
        assertThat(given().get(path + "/next?count=1").jsonPath().getString("[0].decision"))
                .isEqualTo("RAN");
    }

    @Test
    void an_instant_at_which_nothing_is_planned_is_not_skipped() {
        String path = Schedules.daily();

        assertThat(problem(json("{'planned': '2099-01-03T06:00:01Z'}").post(path + "/skip"), 409))
                .endsWith("the next is planned at " + Schedules.FIRST);
        assertThat(problem(json("{'planned': '2100-06-03T06:00:00Z'}").post(path + "/skip"), 409))
                .endsWith("the next is planned at " + Schedules.FIRST);
    }

    @Test
    void snoozing_puts_one_off_and_adds_up() {
        String path = Schedules.daily();
        assertThat(json("{'for': '20m'}").post(path + "/snooze").statusCode()).isEqualTo(200);

        Response answer = json("{'for': 'PT10M'}").post(path + "/snooze");

        assertThat(answer.jsonPath().getBoolean("snoozed")).isTrue();
        assertThat(answer.jsonPath().getString("next.due")).isEqualTo("2099-01-02T06:30:00Z");
        assertThat(answer.jsonPath().getString("next.reason")).isEqualTo("put off by 30m");
        assertThat(given().get(path + "/next").jsonPath().getList("decision", String.class))
                .startsWith("SNOOZED", "RAN");
    }

    @Test
    void what_would_meet_the_next_one_cannot_be_put_off_so_far() {
        assertThat(problem(json("{'for': '1d'}").post(Schedules.daily() + "/snooze"), 409))
                .contains("it would meet the next occurrence")
                .contains("snooze for less, or skip it");
    }

    @Test
    void a_pause_takes_a_day_unless_it_says_otherwise() {
        String path = Schedules.daily();

        assertThat(paused(given().post(path + "/pause")))
                .isCloseTo(Instant.now().plus(Duration.ofDays(1)), A_MINUTE);
        assertThat(paused(json("{}").post(path + "/pause")))
                .isCloseTo(Instant.now().plus(Duration.ofDays(1)), A_MINUTE);
        assertThat(paused(json("{'for': '14d'}").post(path + "/pause")))
                .isCloseTo(Instant.now().plus(Duration.ofDays(14)), A_MINUTE);
    }

    @ParameterizedTest
    @CsvSource({
        "2099-01-03T00:00:00Z,      2099-01-03T00:00:00Z",
        "2099-01-03T00:00:00+01:00, 2099-01-02T23:00:00Z",
        "2099-01-03,                2099-01-02T18:30:00Z",
    })
    void what_is_planned_before_the_end_of_a_pause_does_not_run(String until, String end) {
        String path = Schedules.daily();

        Response answer = json("{'until': '" + until + "'}").post(path + "/pause");

        assertThat(paused(answer)).isEqualTo(end);
        assertThat(answer.jsonPath().getString("next.decision")).isEqualTo("SKIPPED");
        assertThat(answer.jsonPath().getString("next.reason")).isEqualTo("the schedule is paused until " + end);
        assertThat(given().get(path + "/next?count=2").jsonPath().getList("decision", String.class))
                .containsExactly("SKIPPED", "RAN");
        assertThat(problem(json("{'for': '1m'}").post(path + "/snooze"), 409)).endsWith("resume it first");

        Response resumed = given().post(path + "/resume");

        assertThat(resumed.statusCode()).isEqualTo(200);
        assertThat(resumed.jsonPath().getMap("")).doesNotContainKey("pausedUntil");
        assertThat(resumed.jsonPath().getString("next.decision")).isEqualTo("RAN");
    }

    @Test
    void a_pause_without_a_body_may_be_of_any_type_but_a_body_is_json() {
        String path = Schedules.daily() + "/pause";

        assertThat(paused(
                        given().contentType("application/x-www-form-urlencoded").post(path)))
                .isAfter(Instant.now());
        Response answer = yaml("for: 14d").post(path);
        assertThat(problem(answer, 415))
                .isEqualTo("a body of type application/yaml is not accepted here; send one of: application/json");
        assertThat(answer.header("Accept")).isEqualTo("application/json");
    }

    @Test
    void a_pause_that_would_be_over_is_refused() {
        assertThat(problem(json("{'until': '2020-01-01'}").post(Schedules.daily() + "/pause"), 409))
                .startsWith("a pause ends in the future; found 2019-12-31T18:30:00Z");
    }

    @Test
    void a_schedule_without_an_occurrence_cannot_skip_one() {
        String path = "/api/schedules/" + Rest.unique("over");
        Response put = yaml("program: sleep\nwhen: {every: 'FREQ=DAILY;COUNT=1', at: '07:00', from: 2020-01-01}")
                .put(path);
        assertThat(put.statusCode()).isEqualTo(201);

        assertThat(put.jsonPath().getMap("")).doesNotContainKey("next");
        assertThat(given().get(path + "/next").jsonPath().getList("")).isEmpty();
        assertThat(problem(given().post(path + "/skip"), 409)).contains("has no occurrence any more");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "snooze | {}                              | 'for' is missing",
                "snooze | {'for': 20}                     | 'for' must be a string; found the number '20'",
                "snooze | {'for': 'soon'}                 | for: 'soon' is not a duration",
                "snooze | {'for': '0s'}                   | for must be longer than 0s",
                "snooze | {'until': '2099-01-01'}         | unknown key 'until'; known: for, planned",
                "snooze | {'for': '1m', 'planned': 'soon'} | planned must be an instant such as",
                "skip   | {'next': 'one'}                 | unknown key 'next'; known: planned",
                "snooze | ``                              | the body is empty",
                "snooze | {                               | malformed JSON",
                "pause  | {'for': '-1h'}                  | for: ",
                "pause  | {'until': 'easter'}             | until must be an instant such as 2027-01-10T07:00:00Z or a",
                "pause  | {'until': '+12345-01-01'}       | until must be an instant",
                "pause  | {'for': '1h', 'until': '2099-01-01'} | found both 'for' and 'until'; keep one of them",
            })
    void a_bad_body_is_400_with_what_would_work(String edit, String body, String detail) {
        assertThat(problem(json(body).post(Schedules.daily() + "/" + edit), 400))
                .startsWith(detail);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1001", "many", "1.5"})
    void a_bad_count_is_400(String count) {
        assertThat(problem(given().get(Schedules.daily() + "/next?count=" + count), 400))
                .isEqualTo("count must be a number from 1 to 1000; found '" + count + "'");
    }

    @Test
    void an_unknown_schedule_is_404() {
        String path = "/api/schedules/mroning";
        String detail = "unknown schedule 'mroning'; ";

        assertThat(problem(given().get(path + "/next"), 404)).startsWith(detail);
        assertThat(problem(given().post(path + "/skip"), 404)).startsWith(detail);
        assertThat(problem(json("{'for': '1m'}").post(path + "/snooze"), 404)).startsWith(detail);
        assertThat(problem(given().post(path + "/pause"), 404)).startsWith(detail);
        assertThat(problem(given().post(path + "/resume"), 404)).startsWith(detail);
    }

    private static Instant paused(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return Instant.parse(answer.jsonPath().getString("pausedUntil"));
    }
}
