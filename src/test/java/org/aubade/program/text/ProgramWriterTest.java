package org.aubade.program.text;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.device.MessageType.CHANGE_COLOR;
import static org.aubade.device.MessageType.OPEN;
import static org.aubade.device.MessageType.PLAY_SONG;
import static org.aubade.device.MessageType.SWITCH_ON;
import static org.aubade.program.ProgramBuilder.program;
import static org.aubade.program.Step.call;
import static org.aubade.program.Step.delay;
import static org.aubade.program.Step.par;
import static org.aubade.program.Step.race;
import static org.aubade.program.Step.send;
import static org.aubade.program.Step.seq;
import static org.aubade.text.TextFormat.JSON;
import static org.aubade.text.TextFormat.YAML;

import org.aubade.program.Join;
import org.aubade.program.Overlap;
import org.aubade.program.Program;
import org.aubade.program.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramWriterTest {
    private static final Program EVERYTHING = program("everything")
            .description("All of it, once.")
            .overlap(Overlap.QUEUE)
            .send("lamp", CHANGE_COLOR, "#ff8800")
            .then(par(delay(ofSeconds(90)), seq(call("other")).named("called"))
                    .join(Join.FAIL_FAST)
                    .max(2)
                    .timeout(ofMillis(1500)))
            .then(race(send("toilet", OPEN).retry(3, ofSeconds(1)), delay(ZERO).retry(1, ZERO, 1.5))
                    .optional())
            .build();

    @Test
    void yaml_has_a_line_for_each_leaf_and_no_default_value() {
        assertThat(ProgramWriter.write(EVERYTHING, YAML)).isEqualTo("""
                        name: everything
                        description: All of it, once.
                        overlap: queue
                        do:
                          - {send: lamp, type: CHANGE_COLOR, data: "#ff8800"}
                          - join: failFast
                            max: 2
                            timeout: 1500ms
                            par:
                              - {delay: 90s}
                              - name: called
                                seq:
                                  - {call: other}
                          - optional: true
                            race:
                              - {send: toilet, type: OPEN, retry: {times: 3, delay: 1s}}
                              - {delay: 0s, retry: {times: 1, delay: 0s, factor: 1.5}}
                        """);
    }

    @Test
    void json_has_a_line_for_each_leaf_and_no_default_value() {
        assertThat(ProgramWriter.write(EVERYTHING, JSON)).isEqualTo("""
                        {
                          "name": "everything",
                          "description": "All of it, once.",
                          "overlap": "queue",
                          "do": [
                            {"send": "lamp", "type": "CHANGE_COLOR", "data": "#ff8800"},
                            {
                              "join": "failFast",
                              "max": 2,
                              "timeout": "1500ms",
                              "par": [
                                {"delay": "90s"},
                                {
                                  "name": "called",
                                  "seq": [
                                    {"call": "other"}
                                  ]
                                }
                              ]
                            },
                            {
                              "optional": true,
                              "race": [
                                {"send": "toilet", "type": "OPEN", "retry": {"times": 3, "delay": "1s"}},
                                {"delay": "0s", "retry": {"times": 1, "delay": "0s", "factor": 1.5}}
                              ]
                            }
                          ]
                        }
                        """);
    }

    @Test
    void a_single_step_stands_behind_do_and_a_single_sequence_keeps_its_key() {
        assertThat(ProgramWriter.write(program("x").send("lamp", SWITCH_ON).build(), YAML))
                .isEqualTo("name: x\ndo: {send: lamp, type: SWITCH_ON}\n");
        assertThat(ProgramWriter.write(program("x").seq(delay(ofSeconds(1))).build(), YAML))
                .isEqualTo("name: x\ndo:\n  seq:\n    - {delay: 1s}\n");
        Step named = seq(delay(ofSeconds(1)), delay(ofSeconds(2))).named("both");
        assertThat(ProgramWriter.write(program("x").then(named).build(), YAML))
                .isEqualTo("name: x\ndo:\n  name: both\n  seq:\n    - {delay: 1s}\n    - {delay: 2s}\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Rick Astley - Never Gonna Give You Up",
                "naïve Zoë",
                "日本語",
                "it's (almost) 8 o'clock; go!",
                "5s",
                "a/b_c.d"
            })
    void a_text_that_cannot_be_misread_has_no_quotes(String text) {
        assertThat(song(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "on",
                "Yes",
                "y",
                "NULL",
                "true",
                "~",
                "0123",
                "1e3",
                ".5",
                "12:30",
                "5",
                "0x1F",
                "2024-01-01",
                "#ff8800",
                "a: b",
                "a #b",
                "a, b",
                "- a",
                "-",
                "? a",
                "*a",
                "&a",
                "!a",
                "%a",
                "@a",
                "`a",
                "[a]",
                "{a}",
                "'a'",
                "a:",
                " a",
                "a ",
                "<<",
                "=",
                "---",
                "...",
                "|",
                ">",
                "👨‍👩‍👧 home"
            })
    void a_text_that_could_be_misread_is_quoted(String text) {
        assertThat(song(text)).isEqualTo('"' + text + '"');
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '^',
            value = {"a\"b,\"a\\\"b\"", "a\\b,\"a\\\\b\""})
    void quotes_and_backslashes_are_escaped(String text, String written) {
        assertThat(song(text)).isEqualTo(written);
    }

    @Test
    void what_cannot_be_seen_is_escaped() {
        assertThat(song("a\nb\tc\r\u0000\u0085\u00A0\u2028\u202E\uFEFF\uD800"))
                .isEqualTo("\"a\\nb\\tc\\r\\u0000\\u0085\\u00A0\\u2028\\u202E\\uFEFF\\uD800\"");
    }

    private static String song(String song) {
        Program program = program("x").send("s", PLAY_SONG, song).build();
        String yaml = ProgramWriter.write(program, YAML);
        assertThat(Reading.valid(yaml, YAML)).isEqualTo(program);
        return yaml.substring(
                "name: x\ndo: {send: s, type: PLAY_SONG, data: ".length(), yaml.length() - "}\n".length());
    }
}
