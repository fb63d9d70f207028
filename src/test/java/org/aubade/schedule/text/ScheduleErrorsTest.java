package org.aubade.schedule.text;

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

class ScheduleErrorsTest {
    private static final String KNOWN = "known: name, description, program, when, zone, days, missed, dst";

    @ParameterizedTest
    @MethodSource
    void a_bad_key_is_answered_with_what_was_found_and_what_would_work(String line, String complaint) {
        String text = line + (line.startsWith("name") ? "" : "\nname: test")
                + (line.startsWith("program") ? "" : "\nprogram: tea") + "\nwhen: {cron: '@daily'}";
        assertThat(Reading.complaints(text, YAML)).containsExactly(complaint);
    }

    static Stream<Arguments> a_bad_key_is_answered_with_what_was_found_and_what_would_work() {
        return Stream.of(
                arguments(
                        "name: a b",
                        "name @ 1: a schedule name is 1 to 100 letters, digits, '.', '_' or '-', the first a letter or"
                                + " digit; found 'a b'"),
                arguments(
                        "program: a b",
                        "program @ 1: a program name is 1 to 100 letters, digits, '.', '_' or '-', the first a letter"
                                + " or digit; found 'a b'"),
                arguments("program: [x]", "program @ 1: found a list; expected the name of a program"),
                arguments("progam: x", "progam @ 1: unknown key 'progam'; did you mean 'program'? " + KNOWN),
                arguments("<<: x", "<< @ 1: found a merge key (<<); schedules have none, write out what it stands for"),
                arguments("cron: x", "cron @ 1: 'cron' says when; put it under 'when'"),
                arguments(
                        "zone: Europe/Amsterdm",
                        "zone @ 1: unknown zone 'Europe/Amsterdm'; did you mean 'Europe/Amsterdam'?"),
                arguments("zone: tokyo", "zone @ 1: unknown zone 'tokyo'; did you mean 'Asia/Tokyo'?"),
                arguments("zone: Moon", "zone @ 1: unknown zone 'Moon'; write one such as Europe/Amsterdam or UTC"),
                arguments("zone: {}", "zone @ 1: found an object; expected a time zone such as Europe/Amsterdam"),
                arguments(
                        "days: [MON, TEU]",
                        "days @ 1: unknown weekday 'TEU'; did you mean 'TUE'? known: MON, TUE, WED, THU, FRI, SAT,"
                                + " SUN"),
                arguments("days: MON", "days @ 1: found 'MON'; expected a list of weekdays such as [MON, FRI]"),
                arguments("days: [[]]", "days @ 1: found a list; expected a list of weekdays such as [MON, FRI]"),
                arguments("days: []", "days @ 1: days needs at least one weekday; leave it out for every day"),
                arguments("missed: 15m", "missed @ 1: found '15m'; expected an object such as {within: 15m}"),
                arguments("missed: {}", "missed.within @ 1: missed.within is missing; expected a duration such as 15m"),
                arguments(
                        "missed: {within: -5m}",
                        "missed.within @ 1: '-5m' is not a duration; write 500ms, 5s, 10m, 2h30m, 1.5h, 2d, 00:03:00, or ISO-8601 such as"
                                + " PT1M30S"),
                arguments("missed: {within: 5m, x: 1}", "missed.x @ 1: unknown key of missed 'x'; known: within"),
                arguments("dst: {gap: nxt}", "dst.gap @ 1: unknown gap 'nxt'; did you mean 'next'? known: next, skip"),
                arguments(
                        "dst: {overlap: none}", "dst.overlap @ 1: unknown overlap 'none'; known: first, second, both"),
                arguments(
                        "dst: next", "dst @ 1: found 'next'; expected an object such as {gap: next, overlap: first}"));
    }

    @Test
    void all_that_is_wrong_is_said_at_once() {
        assertThat(Reading.complaints("program: 5 5\ndays: [X]\nnme: x", YAML))
                .hasSize(5)
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("name @ 1: name is missing"),
                        second -> assertThat(second).startsWith("program @ 1: a program name is"),
                        third -> assertThat(third).startsWith("when @ 1: when is missing; expected one of {cron:"),
                        fourth -> assertThat(fourth).startsWith("days @ 2: unknown weekday 'X'"),
                        fifth -> assertThat(fifth).startsWith("nme @ 3: unknown key 'nme'; did you mean 'name'?"));
    }

    @ParameterizedTest
    @MethodSource
    void a_text_that_is_no_object_is_no_schedule(String text, TextFormat format, String complaint) {
        assertThat(Reading.complaints(text, format)).containsExactly(" @ 1: " + complaint);
    }

    static Stream<Arguments> a_text_that_is_no_object_is_no_schedule() {
        String expected = "; expected an object with name, program and when";
        return Stream.of(
                arguments("", YAML, "found no schedule" + expected),
                arguments("null", JSON, "found no schedule" + expected),
                arguments("- a", YAML, "found a list" + expected),
                arguments(
                        "{} {}",
                        JSON,
                        "there is more text after the end of the schedule; a text holds one JSON object"));
    }

    @Test
    void a_text_much_larger_or_deeper_than_a_schedule_is_refused() {
        assertThat(Reading.complaints("{\"name\": \"x\", \"days\": [" + "1,".repeat(300) + "1]}", JSON))
                .containsExactly(" @ 1: schedule 'x' has more than 200 values; it needs no more than 30");
        assertThat(Reading.complaints("{\"name\": \"x\", \"days\": " + "[".repeat(20) + "]".repeat(20) + "}", JSON))
                .containsExactly(" @ 1: schedule 'x' nests deeper than 8 levels; it needs no more than 2");
    }
}
