package org.aubade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code aubade programs}, {@code devices}, {@code schedules} and {@code why}. */
class ListCommandTest {
    private static final String PROGRAMS = """
            [{"name": "sleep", "steps": 5, "overlap": "refuse", "source": "BUILT_IN", "description": "Everything off; the toilet is flushed before it is cleaned."},
             {"name": "wake-up", "steps": 12, "overlap": "queue", "source": "FILE", "description": ""}]""";
    private static final String NEXT = """
            {"planned": "2027-01-06T06:00:00Z", "nominal": "2027-01-06T07:00", "due": "2027-01-06T06:00:00Z", %s}""";

    private FakeService service;

    @BeforeEach
    void start() throws IOException {
        service = new FakeService();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void programs_are_a_table_with_aligned_columns() {
        service.json("GET /api/programs", PROGRAMS);

        Shell.Result result = Shell.pipe().asking(service).run("programs");

        assertThat(result.out().lines())
                .containsExactly(
                        "NAME     STEPS  OVERLAP  SOURCE    DESCRIPTION",
                        "sleep    5      refuse   built-in  Everything off; the toilet is flushed before it is cleaned.",
                        "wake-up  12     queue    file");
        assertThat(result.code()).isZero();
    }

    @Test
    void on_a_terminal_no_line_is_wider_than_it() {
        service.json("GET /api/programs", PROGRAMS);

        Shell.Result result = Shell.terminal().asking(service).run("programs");

        assertThat(result.out().lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80))
                .anySatisfy(line -> assertThat(line).hasSize(80).endsWith("…"));
    }

    @Test
    void json_is_what_the_service_answers() throws IOException {
        service.json("GET /api/programs", PROGRAMS);

        Shell.Result result = Shell.pipe().asking(service).run("programs", "--json");

        ObjectMapper json = new ObjectMapper();
        assertThat(json.readTree(result.out())).isEqualTo(json.readTree(PROGRAMS));
    }

    @Test
    void devices_tell_their_state_and_whether_they_are_there() {
        service.json("GET /api/devices", """
                [{"id": "lamp", "kind": "LIGHT", "room": "kitchen", "connection": "CONNECTED", "availability": "OFFLINE",
                  "state": {"on": true}}]""");

        Shell.Result result = Shell.pipe().asking(service).run("devices");

        assertThat(result.out().lines().skip(1)).containsExactly("lamp  light  kitchen  offline     on=true");
    }

    @Test
    void schedules_tell_what_comes_next() {
        service.json("GET /api/schedules", """
                [{"name": "morning", "program": "wake-up", "zone": "Europe/Amsterdam", "when": {"cron": "0 7 * * *"}, "next": %s},
                 {"name": "once", "program": "sleep", "zone": "UTC", "when": {"every": "FREQ=DAILY;COUNT=1", "at": "07:00"}}]""".formatted(NEXT.formatted("\"decision\": \"SKIPPED\"")));

        Shell.Result result = Shell.pipe().asking(service).run("schedules");

        assertThat(result.out().lines().skip(1))
                .containsExactly(
                        "morning  wake-up  2027-01-06 07:00 skipped  cron 0 7 * * *                      Europe/Amsterdam",
                        "once     sleep    never                     every FREQ=DAILY;COUNT=1, at 07:00  UTC");
    }

    @Test
    void why_tells_what_became_of_the_last_occurrences_and_what_will_of_the_next() {
        service.json("GET /api/occurrences?limit=10&schedule=morning", """
                [{"nominal": "2027-01-05T07:00", "schedule": "morning", "decision": "MISSED", "reason": "the service was down"},
                 {"nominal": "2027-01-04T07:00", "schedule": "morning", "decision": "RAN", "reason": "on time", "run": "42"}]""");
        service.json(
                "GET /api/schedules/morning/next?count=5",
                "[" + NEXT.formatted("\"decision\": \"SKIPPED\", \"reason\": \"somebody said so\"") + "]");

        Shell.Result result = Shell.pipe().asking(service).run("why", "morning");

        assertThat(result.out().lines().skip(1))
                .containsExactly(
                        "2027-01-04 07:00  morning   ran              on time (run 42)",
                        "2027-01-05 07:00  morning   missed           the service was down",
                        "2027-01-06 07:00  morning   will be skipped  somebody said so");
    }

    @Test
    void why_of_all_schedules_is_json_with_past_and_next() throws IOException {
        service.json("GET /api/occurrences?limit=10", "[]");
        service.json("GET /api/occurrences/next?daily=2&limit=10", "[" + NEXT.formatted("\"decision\": \"RAN\"") + "]");

        Shell.Result result = Shell.pipe().asking(service).run("why", "--json");

        var answer = new ObjectMapper().readTree(result.out());
        assertThat(answer.path("past")).isEmpty();
        assertThat(answer.path("next")).hasSize(1);
    }
}
