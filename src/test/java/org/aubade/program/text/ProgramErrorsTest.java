package org.aubade.program.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.text.TextFormat.JSON;
import static org.aubade.text.TextFormat.YAML;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.aubade.text.TextFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProgramErrorsTest {
    private static final String NO_DO =
            "do is missing; expected a step such as {send: hue-light, type: SWITCH_ON}, or a list of steps";

    @ParameterizedTest
    @MethodSource
    void a_bad_key_is_answered_with_what_was_found_and_what_would_work(String lines, String complaint) {
        String text = lines.contains("do:") ? lines : lines + "\ndo: {delay: 1s}";
        String whole = text.contains("name:") ? text : text + "\nname: test";
        assertThat(Reading.complaints(whole, YAML)).containsExactly(complaint);
    }

    static Stream<Arguments> a_bad_key_is_answered_with_what_was_found_and_what_would_work() {
        return Stream.of(
                arguments(
                        "name: a b",
                        "name @ 1: a program name is 1 to 100 letters, digits, '.', '_' or '-', the first a letter or"
                                + " digit; found 'a b'"),
                arguments(
                        "name: [x]",
                        "name @ 1: found a list; expected a name of 1 to 100 letters, digits, '.', '_' or '-'"),
                arguments("name: x\nname: y", "name @ 2: the key 'name' is there twice; keep one"),
                arguments(
                        "overlap: rejct",
                        "overlap @ 1: unknown overlap 'rejct'; did you mean 'reject'? known: reject, restart, queue,"
                                + " parallel"),
                arguments(
                        "overlap: null",
                        "overlap @ 1: found nothing (null); expected one of reject, restart, queue, parallel"),
                arguments("description: {a: b}", "description @ 1: found an object; expected text"),
                arguments(
                        "descripton: x",
                        "descripton @ 1: unknown key 'descripton'; did you mean 'description'? known: name,"
                                + " description, overlap, onResume, staleAfter, do"),
                arguments("delay: 5s", "delay @ 1: 'delay' is a step; put it under 'do'"),
                arguments("do: []", "do @ 1: do needs at least one step; found an empty list"),
                arguments(
                        "do: sleep",
                        "do @ 1: found 'sleep'; expected a step such as {send: hue-light, type: SWITCH_ON}, or a list"
                                + " of steps"));
    }

    @Test
    void all_that_is_wrong_is_said_at_once() {
        assertThat(Reading.complaints("par: []\nnme: x", YAML))
                .containsExactly(
                        "par @ 1: 'par' is a step; put it under 'do'",
                        "name @ 1: name is missing; expected a name of 1 to 100 letters, digits, '.', '_' or '-'",
                        "do @ 1: " + NO_DO,
                        "nme @ 2: unknown key 'nme'; did you mean 'name'? known: name, description, overlap, onResume, staleAfter, do");
    }

    @Test
    void a_description_has_a_length_that_people_read() {
        assertThat(Reading.complaints("name: x\ndo: {delay: 1s}\ndescription: " + "d".repeat(2001), YAML))
                .containsExactly(
                        "description @ 3: the description of a program must be at most 2000 characters; found 2001");
    }

    @ParameterizedTest
    @MethodSource
    void a_text_that_is_no_object_is_no_program(String text, TextFormat format, String found) {
        assertThat(Reading.complaints(text, format)).containsExactly(found + "; expected an object with name and do");
    }

    static Stream<Arguments> a_text_that_is_no_object_is_no_program() {
        return Stream.of(
                arguments("", YAML, " @ 1: found no program"),
                arguments("# nothing yet\n", YAML, " @ 1: found no program"),
                arguments("null", YAML, " @ 1: found no program"),
                arguments("- {delay: 5s}", YAML, " @ 1: found a list"),
                arguments("\nsleep", YAML, " @ 2: found 'sleep'"),
                arguments("", JSON, " @ 1: found no program"),
                arguments("null", JSON, " @ 1: found no program"),
                arguments("[]", JSON, " @ 1: found a list"),
                arguments("12", JSON, " @ 1: found '12'"));
    }
}
