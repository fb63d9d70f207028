package org.aubade.api.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.api.Rest.given;
import static org.aubade.api.Rest.problem;
import static org.aubade.api.Rest.yaml;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.aubade.api.QuickHome;
import org.aubade.api.Rest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(QuickHome.class)
class AheadTest {
    /** What is ahead is told for 400 days at most. */
    private final LocalDate firstDay = LocalDate.now(ZoneOffset.UTC).plusDays(3);

    /** Keeps a schedule that is due every day at seven in Amsterdam from the first day on; its address. */
    private String daily() {
        String path = "/api/schedules/" + Rest.unique("daily");
        Response answer =
                yaml(Schedules.DAILY.replace("2099-01-02", firstDay.toString())).put(path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return path;
    }

    /** The instant at {@code time} in Amsterdam, {@code days} after the first. */
    private String at(int days, String time) {
        return firstDay.plusDays(days)
                .atTime(LocalTime.parse(time))
                .atZone(ZoneId.of("Europe/Amsterdam"))
                .toInstant()
                .toString();
    }

    private static List<String> ahead(String query, String field) {
        return given().get("/api/occurrences/next?" + query).jsonPath().getList(field, String.class);
    }

    @Test
    void what_is_ahead_of_all_schedules_comes_in_the_order_in_which_it_is_due() {
        String one = Schedules.name(daily());
        String other = Schedules.name(daily());
        String twoDays = "to=" + at(1, "12:00");

        assertThat(ahead(twoDays + "&limit=1000", "due")).isSorted();
        assertThat(ahead(twoDays + "&limit=1000", "schedule")).containsSequence(one, other);
        assertThat(ahead(twoDays + "&limit=1000", "findAll { it.schedule == '" + one + "' }.planned"))
                .containsExactly(at(0, "07:00"), at(1, "07:00"));
        assertThat(ahead(twoDays + "&limit=1", "due")).hasSize(1);
    }

    @Test
    void what_is_skipped_and_put_off_is_said() {
        String path = daily();
        assertThat(Rest.json("{'for': '20m'}").post(path + "/snooze").statusCode())
                .isEqualTo(200);

        var first = given().get("/api/occurrences/next?limit=1000&to=" + at(0, "12:00"))
                .jsonPath()
                .getMap("find { it.schedule == '" + Schedules.name(path) + "' }");

        assertThat(first)
                .containsEntry("program", "wake-up")
                .containsEntry("decision", "SNOOZED")
                .containsEntry("due", at(0, "07:20"));
    }

    @Test
    void one_that_is_due_every_minute_does_not_hide_the_others() {
        String daily = cron("0 12 * * *");
        String often = cron("* * * * *");

        assertThat(ofSchedule(daily, "planned")).hasSize(7);
        assertThat(ofSchedule(daily, "more")).containsOnlyNulls();
        assertThat(ofSchedule(often, "planned")).hasSizeBetween(12, 16);
        assertThat(ofSchedule(often, "more").subList(2, 10))
                .containsSubsequence(null, "true", null, "true", null, "true");
        for (String name : List.of(daily, often)) {
            assertThat(given().delete("/api/schedules/" + name).statusCode()).isEqualTo(204);
        }
        assertThat(problem(given().get("/api/occurrences/next?daily=0"), 400))
                .isEqualTo("daily must be a number from 1 to 1000; found '0'");
    }

    /** A paused schedule in the zone of the home; its name. */
    private static String cron(String cron) {
        String name = Rest.unique("cron");
        Response put =
                Rest.yaml("program: wake-up\nwhen: {cron: '" + cron + "'}").put("/api/schedules/" + name);
        assertThat(put.statusCode()).as(put.asString()).isEqualTo(201);
        assertThat(Rest.json("{'for': '30d'}")
                        .post("/api/schedules/" + name + "/pause")
                        .statusCode())
                .isEqualTo(200);
        return name;
    }

    private static List<String> ofSchedule(String name, String field) {
        return ahead("limit=1000&daily=2", "findAll { it.schedule == '" + name + "' }." + field);
    }

    @Test
    void without_an_end_it_is_the_week_ahead() {
        String name = Schedules.name(Schedules.daily());
        assertThat(ahead("limit=1000", "schedule")).doesNotContain(name);
    }

    @Test
    void a_bad_end_is_answered_with_what_would_work() {
        assertThat(problem(given().get("/api/occurrences/next?daily=1000&to=9999-12-31"), 400))
                .isEqualTo("to must be at most 400 days from now; found '9999-12-31'");
        assertThat(problem(given().get("/api/occurrences/next?to=tomorrow"), 400))
                .startsWith("to must be an instant such as");
    }
}
