package org.aubade.schedule.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.aubade.schedule.Trigger;
import org.aubade.schedule.calendar.DateText;
import org.aubade.schedule.calendar.Dst;
import org.aubade.schedule.calendar.SunEvent;
import org.aubade.text.NameRules;
import org.aubade.text.TextFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScheduleSchemaTest {
    private static final JsonNode SCHEMA = schema();

    @Test
    void it_has_every_key() {
        assertThat(keys("")).containsExactlyElementsOf(ScheduleReader.KEYS);
        assertThat(keys("/properties/missed")).containsExactlyElementsOf(ScheduleReader.MISSED_KEYS);
        assertThat(keys("/properties/dst")).containsExactlyElementsOf(ScheduleReader.DST_KEYS);
    }

    @Test
    void it_has_every_kind_of_trigger() {
        List<String> kinds = new ArrayList<>();
        SCHEMA.at("/$defs/when/oneOf")
                .forEach(kind -> kinds.add(kind.get("$ref").asText()));
        assertThat(kinds)
                .containsExactlyElementsOf(TriggerForm.KINDS.stream()
                        .map(kind -> "#/$defs/" + kind)
                        .toList());
        assertThat(Trigger.class.getPermittedSubclasses()).hasSameSizeAs(kinds);
    }

    @ParameterizedTest
    @MethodSource
    void it_has_every_key_of_a_kind(TriggerForm form) {
        JsonNode kind = SCHEMA.at("/$defs/" + form.kind());
        assertThat(keys("/$defs/" + form.kind())).containsExactlyElementsOf(form.keys());
        assertThat(kind.get("required").get(0).asText()).isEqualTo(form.kind());
        assertThat(kind.get("additionalProperties").asBoolean(true)).isFalse();
        kind.get("examples")
                .forEach(example ->
                        assertThat(Reading.whenComplaints(example.toString())).isEmpty());
    }

    static Stream<TriggerForm> it_has_every_key_of_a_kind() {
        return TriggerForm.ALL.stream();
    }

    @Test
    void it_has_every_word_of_a_choice() {
        assertThat(words("/properties/days/items/enum"))
                .containsExactlyElementsOf(
                        Stream.of(DayOfWeek.values()).map(DateText::word).toList());
        assertThat(words("/properties/dst/properties/gap/enum"))
                .containsExactlyElementsOf(
                        Stream.of(Dst.Gap.values()).map(Dst.Gap::word).toList());
        assertThat(words("/properties/dst/properties/overlap/enum"))
                .containsExactlyElementsOf(
                        Stream.of(Dst.Overlap.values()).map(Dst.Overlap::word).toList());
        assertThat(words("/$defs/sun/properties/sun/enum")).containsExactlyElementsOf(SunEvent.WORDS);
    }

    @Test
    void it_says_the_same_limits_and_defaults() {
        assertThat(SCHEMA.at("/properties/description/maxLength").asInt()).isEqualTo(NameRules.MAX_DESCRIPTION);
        assertThat(SCHEMA.at("/properties/missed/properties/within/default").asText())
                .isEqualTo("15m");
        assertThat(SCHEMA.at("/properties/dst/properties/gap/default").asText())
                .isEqualTo(Dst.DEFAULT.gap().word());
        assertThat(SCHEMA.at("/properties/dst/properties/overlap/default").asText())
                .isEqualTo(Dst.DEFAULT.overlap().word());
        assertThat(SCHEMA.at("/$defs/every/properties/from/description").asText())
                .contains(Trigger.Recurrence.EPOCH.toString());
    }

    @Test
    void its_examples_are_schedules() {
        assertThat(SCHEMA.get("examples")).isNotEmpty();
        SCHEMA.get("examples")
                .forEach(example -> assertThat(Reading.complaints(example.toString(), TextFormat.JSON))
                        .isEmpty());
    }

    private static List<String> keys(String pointer) {
        List<String> keys = new ArrayList<>();
        SCHEMA.at(pointer + "/properties").fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static List<String> words(String pointer) {
        List<String> words = new ArrayList<>();
        SCHEMA.at(pointer).forEach(word -> words.add(word.asText()));
        return words;
    }

    private static JsonNode schema() {
        try (InputStream resource =
                Objects.requireNonNull(ScheduleSchemaTest.class.getResourceAsStream("schedule.schema.json"))) {
            return new ObjectMapper().readTree(resource);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
