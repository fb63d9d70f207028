package org.aubade.api.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.api.Rest.given;
import static org.aubade.api.Rest.problem;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.aubade.api.QuickHome;
import org.aubade.api.Rest;
import org.aubade.program.catalog.ProgramSource;
import org.aubade.schedule.Alarms;
import org.aubade.schedule.Schedule;
import org.aubade.schedule.ScheduleState;
import org.aubade.schedule.ScheduleStore;
import org.aubade.schedule.StoredSchedule;
import org.aubade.schedule.Trigger;
import org.aubade.schedule.calendar.Occurrence;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(QuickHome.class)
class OccurrencesTest {
    @Inject
    ScheduleStore store;

    @Inject
    Alarms alarms;

    @Test
    void what_is_due_runs_and_the_ledger_names_the_run() {
        Instant due = Instant.now().plusMillis(300).truncatedTo(ChronoUnit.MILLIS);
        String name = dueAt(due);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> rows("schedule=" + name).size() == 1);

        Response answer = given().get("/api/occurrences?schedule=" + name);

        assertThat(answer.jsonPath().getMap("[0]"))
                .containsEntry("planned", due.toString())
                .containsEntry("schedule", name)
                .containsEntry("program", "wake-up")
                .containsEntry("decision", "RAN")
                .containsEntry("reason", "it was due")
                .containsKeys("nominal", "decided")
                .hasSize(8);
        Response run = given().get("/api/runs/" + answer.jsonPath().getString("[0].run"));
        assertThat(run.jsonPath().getString("schedule")).isEqualTo(name);
        assertThat(run.jsonPath().getString("planned")).isEqualTo(due.toString());
        assertThat(given().get("/q/metrics").asString())
                .containsPattern("aubade_occurrences_total\\{decision=\"ran\".*} [1-9]");
    }

    @Test
    void rows_are_listed_newest_first_from_one_moment_to_another() {
        String name = skippedThrice();

        assertThat(rows("schedule=" + name)).containsExactly("2099-01-04", "2099-01-03", "2099-01-02");
        assertThat(rows("schedule=" + name + "&limit=1")).containsExactly("2099-01-04");
        assertThat(rows("schedule=" + name + "&from=2099-01-03T06:00:00Z")).containsExactly("2099-01-04", "2099-01-03");
        assertThat(rows("schedule=" + name + "&to=2099-01-03T06:00:00Z")).containsExactly("2099-01-02");
        assertThat(rows("from=2099-01-03&to=2099-01-04&limit=1000"))
                .isNotEmpty()
                .allMatch("2099-01-03"::equals);
        assertThat(rows("schedule=nothing-of-this-name")).isEmpty();
        assertThat(rows("schedule=" + name + "&decision=skipped&program=wake-up"))
                .hasSize(3);
        assertThat(rows("schedule=" + name + "&decision=MISSED")).isEmpty();
        assertThat(rows("schedule=" + name + "&program=sleep")).isEmpty();
        assertThat(rows("schedule=" + name + "&each=2")).containsExactly("2099-01-04", "2099-01-03");
        assertThat(rows("schedule=" + name + "&before=2099-01-03T06:00:00Z," + name))
                .containsExactly("2099-01-02");
    }

    @Test
    void a_date_begins_where_the_home_is() {
        String name = skippedThrice();
        // 06:00 in UTC is 11:30 at home, so that the date there begins at 18:30 of the day before
        assertThat(rows("schedule=" + name + "&from=2099-01-04&to=2099-01-05")).containsExactly("2099-01-04");
        assertThat(rows("schedule=" + name + "&from=2099-01-04&to=2099-01-03T18:30:00Z"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "limit=0         | limit must be a number from 1 to 1000; found '0'",
                "each=none       | each must be a number from 1 to 1000; found 'none'",
                "decision=FAILED | unknown decision 'FAILED'; known: MISSED, OVERLAPPED, RAN, SHIFTED, SKIPPED, SNOOZED",
                "before=morning  | before must be when a row was planned and its schedule, such as",
                "limit=all       | limit must be a number from 1 to 1000; found 'all'",
                "from=yesterday  | from must be an instant such as 2027-01-10T07:00:00Z or a date such as 2027-01-10",
                "to=tomorrow     | to must be an instant such as 2027-01-10T07:00:00Z or a date such as 2027-01-10",
                "to=2027-02-30   | to must be an instant such as 2027-01-10T07:00:00Z or a date such as 2027-01-10",
                "from=2027-01-02&to=2027-01-01 | from must not be after to; found '2027-01-02' and '2027-01-01'",
            })
    void a_bad_parameter_is_answered_with_what_would_work(String query, String detail) {
        assertThat(problem(given().get("/api/occurrences?" + query), 400)).startsWith(detail);
    }

    /** A schedule that has an occurrence at that instant, once; its name. */
    private String dueAt(Instant due) {
        Schedule schedule = Schedule.of(Rest.unique("due"), "wake-up", new Trigger.Cron("0 0 29 2 *"));
        Occurrence next = new Occurrence.Due(due, LocalDateTime.ofInstant(due, ZoneOffset.UTC));
        ScheduleState state = new ScheduleState(due.minusSeconds(1), next, null, null, Set.of(), basis());
        StoredSchedule kept = new StoredSchedule(schedule, ProgramSource.REST, "tag", state, false, 1);
        assertThat(store.write(kept, List.of()).await().indefinitely()).isTrue();
        alarms.set(schedule.name(), due).await().indefinitely();
        return schedule.name();
    }

    /** What the service computes schedules from; with another one it would compute them anew. */
    private String basis() {
        String other = Schedules.daily().replaceFirst(".*/", "");
        return store.find(other).await().indefinitely().orElseThrow().state().basis();
    }

    /** The name of a schedule whose first three occurrences have been skipped. */
    private static String skippedThrice() {
        String path = Schedules.daily();
        for (int i = 0; i < 3; i++) {
            assertThat(given().post(path + "/skip").statusCode()).isEqualTo(200);
        }
        return Schedules.name(path);
    }

    /** The dates of the rows. */
    private static List<String> rows(String query) {
        Response answer = given().get("/api/occurrences?" + query);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath().getList("planned", String.class).stream()
                .map(planned -> planned.substring(0, 10))
                .toList();
    }
}
