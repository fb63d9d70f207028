package org.aubade.program.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aubade.device.MessageType;
import org.aubade.text.TextFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StepErrorsTest {
    private static final String A_STEP = "expected a step such as {send: hue-light, type: SWITCH_ON}";
    private static final String KINDS = "send, seq, par, race, delay, call";
    private static final String MODIFIERS = "name, timeout, retry, optional";
    private static final String TYPES =
            Stream.of(MessageType.values()).map(MessageType::name).collect(Collectors.joining(", "));
    private static final String NO_DURATION =
            "is not a duration; write 500ms, 5s, 10m, 2h30m, 1.5h, 2d, 00:03:00, or ISO-8601 such as PT1M30S";

    @ParameterizedTest
    @MethodSource({"kinds", "messages", "values", "retries", "trees"})
    void a_bad_step_is_answered_with_what_was_found_and_what_would_work(String step, String complaint) {
        assertThat(Reading.stepComplaints(step)).containsExactly("0 @ 2: " + complaint);
    }

    static Stream<Arguments> kinds() {
        return Stream.of(
                arguments("{}", "found an empty object; expected exactly one of " + KINDS),
                arguments("{type: OPEN}", "found a step of only type; expected exactly one of " + KINDS),
                arguments(
                        "{send: a, type: OPEN, delay: 5s}",
                        "found send and delay in one step; keep one and make the other a step of its own"),
                arguments(
                        "{dleay: 5s}",
                        "unknown key 'dleay'; did you mean 'delay'? known: send, type, data, " + MODIFIERS
                                + ", seq, par, join, max, race, delay, call"),
                arguments(
                        "{delay: 5s, tmeout: 1s}",
                        "unknown key 'tmeout'; did you mean 'timeout'? known: delay, " + MODIFIERS),
                arguments("{delay: 5s, color: red}", "unknown key 'color'; known: delay, " + MODIFIERS),
                arguments("{delay: 5s, data: red}", "'data' does not go with delay; known: delay, " + MODIFIERS),
                arguments("{delay: 5s, delay: 6s}", "the key 'delay' is there twice; keep one"),
                arguments(
                        "{delay: 5s, <<: {name: x}}",
                        "found a merge key (<<); programs have none, write out what it stands for"));
    }

    static Stream<Arguments> messages() {
        return Stream.of(
                arguments("{send: a}", "type is missing; expected a message type such as SWITCH_ON"),
                arguments(
                        "{send: a, type: SWITHC_ON}",
                        "unknown message type 'SWITHC_ON'; did you mean 'SWITCH_ON'? known: " + TYPES),
                arguments("{send: a, type: open}", "unknown message type 'open'; did you mean 'OPEN'? known: " + TYPES),
                arguments("{send: a, type: DANCE}", "unknown message type 'DANCE'; known: " + TYPES),
                arguments("{send: a, type: OPEN, data: x}", "data: OPEN takes no data; found 'x'"),
                arguments(
                        "{send: a, type: PLAY_SONG}",
                        "data is missing: PLAY_SONG needs a song: text of 1 to 500 characters as its data"),
                arguments(
                        "{send: a, type: PLAY_SONG, data: null}",
                        "data: found nothing (null); expected a song: text of 1 to 500 characters"),
                arguments(
                        "{send: a, type: CHANGE_COLOR, data: mauve}",
                        "data: CHANGE_COLOR needs a colour: #rgb, #rrggbb or a basic CSS name such as red; found 'mauve'"),
                arguments(
                        "{send: ' ', type: OPEN}",
                        "send: a device id has 1 to 128 characters, none of them a control character and no blank at"
                                + " either end; found ' '"),
                arguments("{send: [a], type: OPEN}", "send: found a list; expected a device id such as hue-light"),
                arguments("{send: a, type: {}}", "type: found an object; expected a message type such as SWITCH_ON"));
    }

    static Stream<Arguments> values() {
        return Stream.of(
                arguments("{delay: 5 sec}", "delay: '5 sec' " + NO_DURATION),
                arguments("{delay: 10}", "delay: '10' " + NO_DURATION),
                arguments("{delay: }", "delay: found nothing (null); expected a duration such as 10s"),
                arguments("{delay: ''}", "delay: '' " + NO_DURATION),
                arguments("{delay: PT-5S}", "delay: a duration must be 0s to 366d; found PT-5S"),
                arguments("{delay: 367d}", "delay: a duration must be 0s to 366d; found PT8808H"),
                arguments("{delay: 5s, timeout: 0s}", "timeout must be 1ms to 366d; found PT0S"),
                arguments("{delay: 5s, timeout: soon}", "timeout: 'soon' " + NO_DURATION),
                arguments("{delay: 5s, optional: yes}", "optional: found 'yes'; expected true or false"),
                arguments("{delay: 5s, name: ''}", "name must be 1 to 200 characters and not blank; found ''"),
                arguments("{delay: 5s, name: [x]}", "name: found a list; expected what people call the step"),
                arguments(
                        "{delay: 5s, name: *x}",
                        "name: found an alias (*x); programs have none, write out what it stands for"),
                arguments("[!step {delay: 5s}]", "found a tag (!step); programs have none, leave it out"),
                arguments("{delay: !!str 5s}", "delay: found a tag (!!str); programs have none, leave it out"),
                arguments(
                        "{call: a b}",
                        "call: a program name is 1 to 100 letters, digits, '.', '_' or '-', the first a letter or"
                                + " digit; found 'a b'"));
    }

    static Stream<Arguments> retries() {
        return Stream.of(
                arguments("{delay: 5s, retry: 0}", "retry times must be 1 to 100; found 0"),
                arguments("{delay: 5s, retry: often}", "retry: found 'often'; expected a whole number such as 3"),
                arguments(
                        "{delay: 5s, retry: [3]}",
                        "retry: found a list; expected a number of times, or {times: 3, delay: 1s, factor: 2}"),
                arguments("{delay: 5s, retry: {}}", "retry.times is missing; expected a whole number such as 3"),
                arguments("{delay: 5s, retry: {times: 101}}", "retry times must be 1 to 100; found 101"),
                arguments("{delay: 5s, retry: {times: 3, delay: x}}", "retry.delay: 'x' " + NO_DURATION),
                arguments("{delay: 5s, retry: {times: 3, factor: 11}}", "retry factor must be 1 to 10; found 11.0"),
                arguments(
                        "{delay: 5s, retry: {times: 3, factor: 1e1}}",
                        "retry.factor: found '1e1'; expected a number such as 1.5"),
                arguments(
                        "{delay: 5s, retry: {times: 3, dely: 1s}}",
                        "unknown key of retry 'dely'; did you mean 'delay'? known: times, delay, factor"));
    }

    static Stream<Arguments> trees() {
        return Stream.of(
                arguments("{seq: []}", "seq needs at least one step; found an empty list"),
                arguments("{par: []}", "par needs at least one step; found an empty list"),
                arguments("{race: []}", "race needs at least one step; found an empty list"),
                arguments("{seq: {delay: 5s}}", "seq: found an object; expected a list of steps"),
                arguments("{seq: 5s}", "seq: found '5s'; expected a list of steps"),
                arguments("{par: }", "par: found nothing (null); expected a list of steps"),
                arguments(
                        "{par: [{delay: 5s}], join: failfast}",
                        "unknown join 'failfast'; did you mean 'failFast'? known: all, failFast"),
                arguments("{par: [{delay: 5s}], max: 0}", "max must be 1 or more; found 0"),
                arguments("{par: [{delay: 5s}], max: -1}", "max: found '-1'; expected a whole number such as 3"),
                arguments("[x]", "found 'x'; " + A_STEP),
                arguments("[[{delay: 5s}]]", "found a list; " + A_STEP));
    }

    @Test
    void every_step_that_is_wrong_is_named_by_its_path_and_line() {
        String text = """
                name: test
                do:
                  par:
                    - {delay: 5s}
                    - seq:
                        - {delay: 5x}
                        - null
                        - {send: a,
                           type: DANCE}
                    - {}
                  max: 0
                """;
        assertThat(Reading.complaints(text, TextFormat.YAML))
                .containsExactly(
                        "0.1.0 @ 6: delay: '5x' " + NO_DURATION,
                        "0.1.1 @ 7: found nothing (null); " + A_STEP,
                        "0.1.2 @ 9: unknown message type 'DANCE'; known: " + TYPES,
                        "0.2 @ 10: found an empty object; expected exactly one of " + KINDS,
                        "0 @ 11: max must be 1 or more; found 0");
    }

    @Test
    void steps_of_a_top_level_list_are_below_the_root() {
        assertThat(Reading.stepComplaints("[{delay: 5s}, x]")).containsExactly("0.1 @ 2: found 'x'; " + A_STEP);
    }
}
