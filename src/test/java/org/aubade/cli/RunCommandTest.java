package org.aubade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code aubade run}, {@code aubade follow ID} and {@code aubade cancel}. */
class RunCommandTest {
    private static final String START = "POST /api/programs/good%20night/runs";
    private static final String EVENTS = "GET /api/runs/42/events";
    private static final String LAMP = """
            {"path": "0", "kind": "send", "device": "lamp", "type": "SWITCH_ON", "attempt": 1, "state": %s}""";
    private static final String OFF = LAMP.formatted("\"PENDING\"");
    private static final String ON = LAMP.formatted(
            "\"SUCCEEDED\", \"started\": \"2027-01-05T06:59:58Z\"," + " \"finished\": \"2027-01-05T06:59:59.5Z\"");
    private static final String BROKEN = LAMP.formatted(
            "\"FAILED\", \"error\": \"the bulb\\u001b[2J is loose\", \"started\": \"2027-01-05T06:59:58Z\","
                    + " \"finished\": \"2027-01-05T06:59:59.5Z\"");

    private FakeService service;

    @BeforeEach
    void start() throws IOException {
        service = new FakeService();
        service.json(START, run("RUNNING", ""));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private static String run(String state, String more) {
        return """
                {"id": "42", "program": "good night", "state": "%s", "started": "2027-01-05T06:59:58Z"%s}""".formatted(state, more);
    }

    private static String steps(String step) {
        return ", \"steps\": [" + step + "]";
    }

    /** The events of a run that comes to {@code state}, and its one step to {@code step}. */
    private void comesTo(String state, String step, String more) {
        service.events(
                EVENTS,
                "run",
                run("RUNNING", steps(OFF)),
                "step",
                step,
                "run",
                run(state, ", \"finished\": \"2027-01-05T06:59:59.5Z\"" + more));
        service.json("GET /api/runs/42", run(state, steps(step)));
    }

    @Test
    void run_prints_the_id_and_nothing_else() {
        Shell.Result result = Shell.pipe().asking(service).run("run", "good night");

        assertThat(result).isEqualTo(new Shell.Result(0, "42" + System.lineSeparator(), ""));
    }

    @Test
    void run_prints_the_answer_as_json() throws IOException {
        Shell.Result result = Shell.pipe().asking(service).run("run", "good night", "--json");

        assertThat(new ObjectMapper().readTree(result.out()).path("state").asText())
                .isEqualTo("RUNNING");
    }

    @Test
    void an_unknown_program_is_told_in_the_words_of_the_service() {
        service.problem(
                "POST /api/programs/slep/runs",
                404,
                "{\"title\": \"Not Found\", \"status\": 404, \"detail\": \"unknown program 'slep'; did you mean 'sleep'?\"}");

        Shell.Result result = Shell.pipe().asking(service).run("run", "slep");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).isEqualToIgnoringNewLines("aubade: unknown program 'slep'; did you mean 'sleep'?");
    }

    @Test
    void several_violations_are_told_one_by_one() {
        service.problem(START, 422, """
                {"detail": "it cannot run here: 0.0: unknown device 'a' (and 1 more)", "violations": [
                 {"path": "0.0", "message": "unknown device 'a'"}, {"path": "0.1", "message": "unknown device 'b'"}]}""");

        Shell.Result result = Shell.pipe().asking(service).run("run", "good night");

        assertThat(result.err().lines()).hasSize(3).last().isEqualTo("  0.1: unknown device 'b'");
    }

    @Test
    void waiting_on_a_pipe_prints_a_line_for_each_change() {
        comesTo("SUCCEEDED", ON, "");

        Shell.Result result = Shell.pipe().asking(service).run("run", "good night", "--wait");

        assertThat(result.out().lines())
                .containsExactly(
                        "07:00:00  run 42  good night  running",
                        "07:00:00  0  lamp SWITCH_ON  succeeded  1.5s",
                        "07:00:00  run 42  good night  succeeded");
        assertThat(result.code()).isZero();
    }

    @Test
    void waiting_on_a_terminal_ends_with_the_tree_as_it_came_out() {
        comesTo("SUCCEEDED", ON, "");

        Shell.Result result = Shell.terminal().asking(service).run("run", "good night", "--wait");

        String last = result.out().substring(result.out().lastIndexOf('\r') + 1);
        assertThat(last.lines())
                .anySatisfy(line ->
                        assertThat(line).contains("good night  succeeded").contains("42  1.5s"))
                .anySatisfy(
                        line -> assertThat(line).startsWith("✓ lamp SWITCH_ON").contains("1.5s"));
        assertThat(result.code()).isZero();
    }

    @Test
    void a_run_that_fails_gives_4_and_says_why_without_letting_the_text_steer_the_terminal() {
        comesTo("FAILED", BROKEN, ", \"error\": \"step 0: the bulb\\u001b[2J is loose\"");

        Shell.Result result = Shell.terminal().asking(service).run("run", "good night", "-w");

        assertThat(result.code()).isEqualTo(4);
        assertThat(result.out())
                .contains(
                        "step 0: the bulb\\u001b[2J is loose", "✗ lamp SWITCH_ON  failed (the bulb\\u001b[2J is loose)")
                .doesNotContain("\033[2J");
    }

    @Test
    void waiting_with_json_prints_the_run_as_it_came_out_and_nothing_else() throws IOException {
        comesTo("CANCELLED", OFF, "");

        Shell.Result result = Shell.terminal().asking(service).run("run", "good night", "--wait", "--json");

        assertThat(result.code()).isEqualTo(4);
        assertThat(new ObjectMapper().readTree(result.out()).path("state").asText())
                .isEqualTo("CANCELLED");
    }

    @Test
    void a_stream_that_ends_before_the_run_is_told_with_how_to_go_on() {
        service.events(EVENTS, "run", run("RUNNING", steps(OFF)));

        Shell.Result result = Shell.pipe().asking(service).run("run", "good night", "--wait");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err())
                .startsWith("aubade: run 42 can no longer be followed")
                .contains("aubade follow 42");
    }

    @Test
    void follow_shows_a_run_that_was_started_elsewhere() {
        comesTo("SUCCEEDED", ON, "");

        Shell.Result result = Shell.pipe().asking(service).run("follow", "42");

        assertThat(result.code()).isZero();
        assertThat(result.out().lines()).hasSize(3);
        assertThat(service.requests()).containsExactly(EVENTS);
    }

    @Test
    void follow_shows_the_tree_of_a_run_that_is_over_already() {
        service.events(EVENTS, "run", run("SUCCEEDED", steps(ON)));

        Shell.Result result = Shell.terminal().asking(service).run("follow", "42");

        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("good night  succeeded", "✓ lamp SWITCH_ON");
    }

    @Test
    void follow_says_that_there_is_no_such_run() {
        service.problem(EVENTS, 404, "{\"detail\": \"unknown run '42'\"}");

        Shell.Result result = Shell.pipe().asking(service).run("follow", "42");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).isEqualToIgnoringNewLines("aubade: unknown run '42'");
    }

    @Test
    void cancel_tells_the_state_of_the_run() {
        service.json("POST /api/runs/42/cancel", run("CANCELLED", ""));

        Shell.Result result = Shell.pipe().asking(service).run("cancel", "42");

        assertThat(result.out()).isEqualToIgnoringNewLines("42  cancelled");
        assertThat(result.code()).isZero();
    }
}
