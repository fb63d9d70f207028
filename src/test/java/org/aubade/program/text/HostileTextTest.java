package org.aubade.program.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.text.TextFormat.JSON;
import static org.aubade.text.TextFormat.YAML;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.aubade.text.TextFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileTextTest {
    private static final String TOO_DEEP =
            "program 'deep' nests deeper than 200 levels; flatten it, a seq directly inside" + " a seq can be one seq";
    private static final String TOO_MANY =
            "program 'large' has more than 100000 steps; split it into programs that run one after the other";

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"seq\":[", "{\"do\":{\"par\":[", "[{\"a\":"})
    void half_a_million_levels_are_refused_by_name(String level) {
        String text = "{\"name\": \"deep\", \"do\": " + level.repeat(500_000);
        assertThat(Reading.complaints(text, JSON)).containsExactly("do @ 1: " + TOO_DEEP);
        assertThat(Reading.complaints(text, YAML)).containsExactly("do @ 1: " + TOO_DEEP);
    }

    @Test
    void half_a_million_levels_of_block_style_are_refused_by_name() {
        assertThat(Reading.complaints("name: deep\ndo:\n" + "- ".repeat(500_000), YAML))
                .containsExactly("do @ 3: " + TOO_DEEP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[", "{", "- ", "? ", "!a ", "&a ", "*a ", "'", "\"", "1:", "1_", "a: ", "a,", "%", "#", "-\n", "---\n"
            })
    void a_lot_of_anything_is_refused(String anything) {
        assertThat(Reading.complaints(anything.repeat(100_000), YAML)).isNotEmpty();
        assertThat(Reading.complaints(anything.repeat(100_000), JSON)).isNotEmpty();
        assertThat(Reading.complaints("name: x\ndo: " + anything.repeat(100_000), YAML))
                .isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(TextFormat.class)
    void two_hundred_steps_inside_each_other_are_a_program_and_one_more_is_not(TextFormat format) {
        assertThat(Reading.complaints(nested(200), format)).isEmpty();
        assertThat(Reading.complaints(nested(201), format)).containsExactly("do @ 1: " + TOO_DEEP);
    }

    private static String nested(int levels) {
        return "{\"name\": \"deep\", \"do\": " + "{\"par\": [".repeat(levels) + "{\"delay\": \"1s\"}"
                + "]}".repeat(levels) + "}";
    }

    @ParameterizedTest
    @EnumSource(TextFormat.class)
    void a_hundred_thousand_steps_are_a_program_and_one_more_is_not(TextFormat format) {
        assertThat(Reading.complaints(listed(99_999), format)).isEmpty();
        assertThat(Reading.complaints(listed(100_000), format)).containsExactly("do @ 1: " + TOO_MANY);
    }

    @ParameterizedTest
    @EnumSource(TextFormat.class)
    void millions_of_values_are_refused_by_name_before_they_fill_the_memory(TextFormat format) {
        String text = "{\"name\": \"large\", \"do\": [" + "0,".repeat(1_500_000) + "0]}";
        assertThat(Reading.complaints(text, format)).containsExactly("do @ 1: " + TOO_MANY);
    }

    private static String listed(int steps) {
        return "{\"name\": \"large\", \"do\": [" + "{\"delay\": \"1s\"}, ".repeat(steps - 1) + "{\"delay\": \"1s\"}]}";
    }

    @Test
    void a_hundred_complaints_are_enough() {
        List<String> complaints = Reading.stepComplaints("[" + "{},".repeat(5_000) + "]");
        assertThat(complaints).hasSize(100).last().asString().startsWith("0.99 @ 2: found an empty object");
    }

    @Test
    void a_megabyte_in_the_wrong_place_is_not_said_back() {
        String megabyte = "x".repeat(1 << 20);
        String text =
                "{\"name\": \"%1$s\", \"%1$s\": 1, \"do\": {\"send\": \"%1$s\", \"type\": \"%1$s\", \"delay\": \"%1$s\"}}"
                        .formatted(megabyte);
        assertThat(Reading.complaints(text, JSON))
                .hasSize(3)
                .allSatisfy(complaint -> assertThat(complaint).hasSizeLessThan(300));
        assertThat(Reading.stepComplaints("{delay: " + megabyte + ", timeout: " + megabyte + "}"))
                .hasSize(2)
                .allSatisfy(complaint -> assertThat(complaint).hasSizeLessThan(300));
    }
}
