package org.aubade.api.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.api.Rest.given;
import static org.aubade.api.Rest.json;
import static org.aubade.api.Rest.problem;
import static org.aubade.api.Rest.yaml;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.aubade.api.QuickHome;
import org.aubade.api.Rest;
import org.aubade.schedule.text.ParsedSchedule;
import org.aubade.schedule.text.ScheduleReader;
import org.aubade.text.TextFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(QuickHome.class)
class SchedulesTest {
    @Test
    void a_schedule_that_is_put_is_listed_with_what_comes_next() {
        String path = Schedules.daily();

        Response answer = given().get("/api/schedules");

        assertThat(answer.statusCode()).isEqualTo(200);
        List<String> names = answer.jsonPath().getList("name", String.class);
        assertThat(names).contains(Schedules.name(path)).isSorted();
        Map<String, Object> listed = answer.jsonPath().getMap("find { it.name == '" + Schedules.name(path) + "' }");
        assertThat(listed)
                .containsEntry("description", "")
                .containsEntry("program", "wake-up")
                .containsEntry("source", "REST")
                .containsEntry("when", Map.of("every", "FREQ=DAILY", "at", "07:00", "from", "2099-01-02"))
                .containsEntry("zone", "Europe/Amsterdam")
                .containsEntry("snoozed", false)
                .containsEntry(
                        "next",
                        Map.of(
                                "planned",
                                Schedules.FIRST,
                                "nominal",
                                "2099-01-02T07:00",
                                "due",
                                Schedules.FIRST,
                                "decision",
                                "RAN"))
                .containsKey("etag")
                .hasSize(9);
    }

    @Test
    void a_schedule_without_a_zone_is_meant_in_the_zone_of_the_home() {
        String path = "/api/schedules/" + Rest.unique("home-zone");

        assertThat(yaml("{program: sleep, when: {cron: '@daily'}}")
                        .put(path)
                        .jsonPath()
                        .getString("zone"))
                .isEqualTo(QuickHome.ZONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/*                                       | application/json",
                "application/yaml                          | application/yaml",
                "text/yaml, application/json;q=0.5         | text/yaml",
                "application/yaml;q=0.2, application/json  | application/json",
            })
    void a_schedule_is_json_unless_yaml_is_preferred(String accept, String type) {
        Response answer = given().header("Accept", accept).get(Schedules.daily());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith(type);
        assertThat(answer.headers().getValues("Vary")).containsExactly("Accept");
        TextFormat format = type.endsWith("json") ? TextFormat.JSON : TextFormat.YAML;
        assertThat(answer.asString().startsWith("{")).isEqualTo(format == TextFormat.JSON);
        assertThat(ScheduleReader.read(answer.asString(), format)).isInstanceOf(ParsedSchedule.Valid.class);
    }

    @Test
    void a_summary_is_written_in_one_line_with_what_it_says_under_when() {
        String summaries = given().get("/api/schedules").asString();

        assertThat(yaml("{program: sleep, when: {cron: '0 7 * * *'}}")
                        .put("/api/schedules/" + Rest.unique("compact"))
                        .asString())
                .contains("\"when\":{\"cron\":\"0 7 * * *\"},\"zone\":");
        assertThat(summaries).doesNotContain("\n");
    }

    @Test
    void a_schedule_goes_in_as_yaml_and_comes_out_equal_as_json() {
        String path = "/api/schedules/" + Rest.unique("both-ways");
        Response created = yaml(Schedules.DAILY).put(path);
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.header("Location")).endsWith(path);
        assertThat(created.header("ETag"))
                .isEqualTo("\"%s\"".formatted(created.jsonPath().getString("etag")));

        Response same = json(given().get(path).asString()).put(path);

        assertThat(same.statusCode()).isEqualTo(200);
        assertThat(same.header("ETag")).isEqualTo(created.header("ETag"));
    }

    @Test
    void a_schedule_that_the_client_has_already_is_304() {
        String path = Schedules.daily();
        String etag = given().get(path).header("ETag");

        Response answer = given().header("If-None-Match", etag).get(path);

        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.asString()).isEmpty();
    }

    @Test
    void a_change_is_made_only_to_the_version_that_it_was_meant_for() {
        String path = "/api/schedules/" + Rest.unique("etag");
        assertThat(problem(yaml(Schedules.DAILY).header("If-Match", "*").put(path), 412))
                .isEqualTo("there is no schedule '" + Schedules.name(path)
                        + "' to replace; leave out If-Match to create it");
        String first =
                yaml(Schedules.DAILY).header("If-None-Match", "*").put(path).header("ETag");
        assertThat(problem(yaml(Schedules.DAILY).header("If-None-Match", "*").put(path), 412))
                .contains(first);

        String later = Schedules.DAILY.replace("07:00", "08:00");
        String second = yaml(later).header("If-Match", first).put(path).header("ETag");

        assertThat(second).isNotEqualTo(first);
        Response late = yaml(later).header("If-Match", first).put(path);
        assertThat(problem(late, 412)).contains(second);
        assertThat(late.header("ETag")).isEqualTo(second);
        assertThat(problem(given().header("If-Match", first).delete(path), 412)).contains(second);
        assertThat(given().header("If-Match", second).delete(path).statusCode()).isEqualTo(204);
        assertThat(problem(given().header("If-Match", second).delete(path), 404))
                .contains("unknown schedule");
    }

    @Test
    void a_deleted_schedule_is_unknown() {
        String path = Schedules.daily();

        assertThat(given().delete(path).statusCode()).isEqualTo(204);

        String unknown = "unknown schedule '" + Schedules.name(path) + "'; ";
        assertThat(problem(given().delete(path), 404)).startsWith(unknown);
        assertThat(problem(given().get(path), 404)).startsWith(unknown);
    }

    @Test
    void everything_wrong_with_a_schedule_is_listed_with_path_and_line() {
        Response answer = yaml("program: wake-up\nwhen: {cron: '61 7 * * *'}\nzone: Amsterdam\n")
                .put("/api/schedules/broken");

        assertThat(problem(answer, 400))
                .startsWith("the schedule cannot be read: when.cron: ")
                .endsWith(" (and 1 more)");
        assertThat(answer.jsonPath().getList("violations.path", String.class)).containsExactly("when.cron", "zone");
        assertThat(answer.jsonPath().getList("violations.line", Integer.class)).containsExactly(2, 3);
    }

    @Test
    void what_is_no_schedule_is_400() {
        assertThat(problem(yaml("").put("/api/schedules/x"), 400)).contains("found no schedule");
        assertThat(problem(json("{").put("/api/schedules/x"), 400)).startsWith("the schedule cannot be read: ");
        assertThat(problem(yaml("name: evening\n" + Schedules.DAILY).put("/api/schedules/x"), 400))
                .contains("'evening'")
                .contains("'x'");
    }

    @Test
    void a_schedule_that_follows_the_sun_is_422_where_nobody_knows_where_the_home_is() {
        Response answer = yaml("{program: wake-up, when: {sun: sunset}}").put("/api/schedules/dusk");

        assertThat(problem(answer, 422))
                .isEqualTo("schedule 'dusk' follows the sun; a sun schedule needs aubade.home.latitude and"
                        + " aubade.home.longitude");
    }
}
