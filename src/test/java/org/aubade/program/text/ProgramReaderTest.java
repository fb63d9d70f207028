package org.aubade.program.text;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.device.MessageType.CLEAN;
import static org.aubade.device.MessageType.FLUSH;
import static org.aubade.device.MessageType.PLAY_SONG;
import static org.aubade.device.MessageType.SWITCH_OFF;
import static org.aubade.device.MessageType.SWITCH_ON;
import static org.aubade.program.Step.call;
import static org.aubade.program.Step.delay;
import static org.aubade.program.Step.par;
import static org.aubade.program.Step.race;
import static org.aubade.program.Step.send;
import static org.aubade.program.Step.seq;
import static org.aubade.text.TextFormat.JSON;
import static org.aubade.text.TextFormat.YAML;

import java.util.List;
import org.aubade.program.Join;
import org.aubade.program.Overlap;
import org.aubade.program.Program;
import org.aubade.program.ProgramBuilder;
import org.aubade.text.TextFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramReaderTest {
    @Test
    void yaml_becomes_the_tree_that_the_builder_builds() {
        String text = """
                name: sleep
                description: Everything off; the toilet is flushed before it is cleaned.
                overlap: restart
                do:
                  par:
                    - {send: hue-light, type: SWITCH_OFF}
                    - {send: smart-speaker, type: SWITCH_OFF, timeout: 5s, retry: {times: 3, delay: 1s}}
                    - seq:
                        - {send: smart-toilet, type: FLUSH}
                        - {send: smart-toilet, type: CLEAN}
                """;
        assertThat(Reading.valid(text, YAML))
                .isEqualTo(ProgramBuilder.program("sleep")
                        .description("Everything off; the toilet is flushed before it is cleaned.")
                        .overlap(Overlap.RESTART)
                        .par(
                                send("hue-light", SWITCH_OFF),
                                send("smart-speaker", SWITCH_OFF)
                                        .timeout(ofSeconds(5))
                                        .retry(3, ofSeconds(1)),
                                seq(send("smart-toilet", FLUSH), send("smart-toilet", CLEAN)))
                        .build());
    }

    @Test
    void json_is_the_same_tree() {
        String text = """
                {"name": "x", "do": [
                  {"race": [{"call": "other"}, {"delay": "500ms"}], "name": "first"},
                  {"par": [{"send": "a", "type": "SWITCH_ON"}], "join": "failFast", "max": 2, "optional": true}
                ]}""";
        assertThat(Reading.valid(text, JSON))
                .isEqualTo(ProgramBuilder.program("x")
                        .then(race(call("other"), delay(ofMillis(500))).named("first"))
                        .then(par(send("a", SWITCH_ON))
                                .join(Join.FAIL_FAST)
                                .max(2)
                                .optional())
                        .build());
    }

    @Test
    void a_list_of_one_step_is_that_step_and_of_several_their_sequence() {
        assertThat(Reading.step("[{delay: 1s}]")).isEqualTo(delay(ofSeconds(1)));
        assertThat(Reading.step("[{delay: 1s}, {delay: 2s}]")).isEqualTo(seq(delay(ofSeconds(1)), delay(ofSeconds(2))));
        assertThat(Reading.step("{seq: [{delay: 1s}]}")).isEqualTo(seq(delay(ofSeconds(1))));
    }

    @Test
    void a_retry_of_just_a_number_waits_one_second_each_time() {
        assertThat(Reading.step("{delay: 1s, retry: 3}"))
                .isEqualTo(delay(ofSeconds(1)).retry(3, ofSeconds(1)));
        assertThat(Reading.step("{delay: 1s, retry: {times: 3}}"))
                .isEqualTo(delay(ofSeconds(1)).retry(3, ofSeconds(1)));
        assertThat(Reading.step("{delay: 1s, retry: {times: 2, delay: 5ms, factor: 1.5}}"))
                .isEqualTo(delay(ofSeconds(1)).retry(2, ofMillis(5), 1.5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0123", "on", "No", "1e3", "12:30", "0x1F", "2024-01-01", "true", ".5", "1_000"})
    void data_is_taken_as_it_is_written(String data) {
        assertThat(Reading.step("{send: s, type: PLAY_SONG, data: " + data + "}"))
                .isEqualTo(send("s", PLAY_SONG, data));
    }

    @Test
    void numbers_and_booleans_of_json_are_taken_as_they_are_written() {
        assertThat(Reading.valid("{\"name\": true, \"do\": {\"send\": 1.50, \"type\": \"FLUSH\"}}", JSON))
                .isEqualTo(ProgramBuilder.program("true").send("1.50", FLUSH).build());
    }

    @Test
    void a_byte_order_mark_and_windows_line_ends_do_no_harm() {
        Program expected = ProgramBuilder.program("x").delay(ofSeconds(1)).build();
        assertThat(Reading.valid("\uFEFFname: x\r\ndo:\r\n  delay: 1s\r\n", YAML))
                .isEqualTo(expected);
        assertThat(Reading.valid("\uFEFF{\"name\": \"x\",\r\n\"do\": {\"delay\": \"1s\"}}\r\n", JSON))
                .isEqualTo(expected);
    }

    @Test
    void an_anchor_that_nothing_refers_to_does_no_harm() {
        assertThat(Reading.step("&a {delay: &b 1s}")).isEqualTo(delay(ofSeconds(1)));
    }

    @ParameterizedTest
    @EnumSource(TextFormat.class)
    void the_name_may_be_left_out_where_the_caller_gives_it(TextFormat format) {
        String text = "{\"do\": {\"delay\": \"1s\"}}";
        Program given = ProgramBuilder.program("given").delay(ofSeconds(1)).build();
        assertThat(Reading.valid(ProgramReader.readNamed(text, format, "given")))
                .isEqualTo(given);
        assertThat(Reading.valid(ProgramReader.readWithDefault(text, format, "given")))
                .isEqualTo(given);
        assertThat(Reading.complaints(ProgramReader.read(text, format)))
                .containsExactly(
                        "name @ 1: name is missing; expected a name of 1 to 100 letters, digits, '.', '_' or '-'");
    }

    @Test
    void a_name_in_the_text_beats_the_default_and_must_not_differ_from_a_given_one() {
        String text = "name: said\ndo: {delay: 1s}";
        assertThat(Reading.valid(ProgramReader.readWithDefault(text, YAML, "unnamed"))
                        .name())
                .isEqualTo("said");
        assertThat(Reading.valid(ProgramReader.readNamed(text, YAML, "said")).name())
                .isEqualTo("said");
        assertThat(Reading.complaints(ProgramReader.readNamed(text, YAML, "given")))
                .containsExactly("name @ 1: found 'said' where the program is called 'given';"
                        + " leave the name out or make them the same");
    }

    @Test
    void a_given_name_has_to_be_one() {
        List<String> complaints = Reading.complaints(ProgramReader.readNamed("do: {delay: 1s}", YAML, "no name"));
        assertThat(complaints)
                .containsExactly("name @ 1: a program name is 1 to 100 letters, digits, '.', '_' or '-',"
                        + " the first a letter or digit; found 'no name'");
    }
}
