package org.aubade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code aubade check}. */
class CheckCommandTest {
    private static final String GOOD = """
            do:
              seq:
                - {send: lamp, type: SWITCH_ON}
                - delay: 5s
            """;
    private static final String BAD = """
            name: bad
            do:
              seq:
                - {send: lamp, type: SWITCH_NO}
                - {dleay: 5s}
            """;
    private static final String SCHEDULE = """
            program: wake-up
            when: {cron: "0 7 * * *"}
            """;

    @TempDir
    private Path directory;

    private String file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    @Test
    void a_valid_program_and_a_valid_schedule_are_called_valid() throws IOException {
        String program = file("good.yaml", GOOD);
        String schedule = file("morning.yml", SCHEDULE);

        Shell.Result result = Shell.pipe().run("check", program, schedule);

        assertThat(result.out().lines())
                .containsExactly(program + ": program 'good' is valid", schedule + ": schedule 'morning' is valid");
        assertThat(result.code()).isZero();
    }

    @Test
    void each_violation_stands_on_a_line_with_its_file_its_line_and_its_path() throws IOException {
        String bad = file("bad.yaml", BAD);

        Shell.Result result = Shell.pipe().run("check", file("good.yaml", GOOD), bad);

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out().lines().skip(1))
                .hasSize(2)
                .anySatisfy(line -> assertThat(line).startsWith(bad + ":4: 0.0: unknown message type 'SWITCH_NO'"))
                .anySatisfy(
                        line -> assertThat(line).startsWith(bad + ":5: 0.1: ").contains("delay"));
    }

    @Test
    void a_schedule_that_is_not_valid_is_read_as_one() throws IOException {
        String schedule = file("night.yaml", "program: sleep\nwhen: {corn: \"0 7 * * *\"}\n");

        Shell.Result result = Shell.pipe().run("check", schedule);

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).startsWith(schedule + ":2: ").contains("cron");
    }

    @Test
    void a_text_that_is_no_yaml_is_a_violation_at_its_line() throws IOException {
        String broken = file("broken.yaml", "do:\n  seq: [\n");

        Shell.Result result = Shell.pipe().run("check", broken);

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).startsWith(broken + ":").hasLineCount(1);
    }

    @Test
    void the_standard_input_is_read_as_yaml_or_json() {
        Shell.Result yaml = Shell.pipe().reading(GOOD).run("check", "-");
        Shell.Result json = Shell.pipe()
                .reading("{\n\t\"name\": \"on\", \"do\": {\"send\": \"lamp\", \"type\": \"SWITCH_ON\"}}")
                .run("check", "-");

        assertThat(yaml.out()).isEqualToIgnoringNewLines("-: program 'stdin' is valid");
        assertThat(json.out()).isEqualToIgnoringNewLines("-: program 'on' is valid");
    }

    @Test
    void json_holds_every_file_with_its_violations() throws IOException {
        Shell.Result result = Shell.pipe().run("check", "--json", file("good.yaml", GOOD), file("bad.yaml", BAD));

        JsonNode files = new ObjectMapper().readTree(result.out());
        assertThat(result.code()).isEqualTo(1);
        assertThat(files.path(0).path("kind").asText()).isEqualTo("program");
        assertThat(files.path(0).path("violations")).isEmpty();
        assertThat(files.path(1).path("violations").path(0).path("line").asInt())
                .isEqualTo(4);
        assertThat(files.path(1).path("violations").path(0).path("path").asText())
                .isEqualTo("0.0");
    }

    @Test
    void a_file_that_is_not_there_is_a_usage_error() {
        Shell.Result result =
                Shell.pipe().run("check", directory.resolve("none.yaml").toString());

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).startsWith("aubade: there is no file '").contains("none.yaml");
    }

    @Test
    void what_counts_are_the_bytes_and_not_the_characters() throws IOException {
        Shell.Result result = Shell.pipe().run("check", file("large.yaml", "#" + "é".repeat(600_000)));

        assertThat(result.out()).contains("it is larger than 1048576 bytes");
    }

    @Test
    void a_file_that_is_not_utf_8_is_refused_as_the_service_does() throws IOException {
        Path latin = Files.writeString(directory.resolve("latin.yaml"), GOOD + "# é", StandardCharsets.ISO_8859_1);

        Shell.Result result = Shell.pipe().run("check", latin.toString());

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).contains("it is not UTF-8");
    }

    @Test
    void a_file_that_is_larger_than_the_service_takes_is_refused() throws IOException {
        Shell.Result result = Shell.pipe().run("check", file("large.yaml", "#".repeat((1 << 20) + 1)));

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).contains("it is larger than 1048576 bytes");
    }
}
