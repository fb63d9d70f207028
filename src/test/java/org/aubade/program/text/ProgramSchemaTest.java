package org.aubade.program.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.aubade.device.MessageType;
import org.aubade.program.Join;
import org.aubade.program.Modifiers;
import org.aubade.program.Overlap;
import org.aubade.program.Retry;
import org.aubade.program.Step;
import org.aubade.text.NameRules;
import org.aubade.text.TextFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProgramSchemaTest {
    private static final JsonNode SCHEMA = schema();

    @Test
    void it_has_every_key_of_a_program() {
        assertThat(keys(SCHEMA)).containsExactlyElementsOf(ProgramReader.KEYS);
    }

    @Test
    void it_has_every_kind_of_step() {
        List<String> kinds = new ArrayList<>();
        SCHEMA.at("/$defs/step/oneOf")
                .forEach(kind -> kinds.add(kind.get("$ref").asText()));
        assertThat(kinds)
                .containsExactlyElementsOf(
                        StepSyntax.KINDS.stream().map(kind -> "#/$defs/" + kind).toList());
    }

    @ParameterizedTest
    @MethodSource
    void it_has_every_key_of_a_kind(StepSyntax form) {
        JsonNode kind = SCHEMA.at("/$defs/" + form.kind());
        assertThat(keys(kind)).containsExactlyElementsOf(form.keys());
        assertThat(kind.get("required").get(0).asText()).isEqualTo(form.kind());
        assertThat(kind.get("additionalProperties").asBoolean(true)).isFalse();
    }

    static Stream<StepSyntax> it_has_every_key_of_a_kind() {
        return StepSyntax.ALL.stream();
    }

    @Test
    void every_kind_of_step_that_java_knows_can_be_written() {
        assertThat(Step.class.getPermittedSubclasses())
                .extracting(kind -> kind.getSimpleName().toLowerCase(Locale.ROOT))
                .containsExactlyInAnyOrderElementsOf(StepSyntax.KINDS);
    }

    @Test
    void it_has_every_word_of_a_choice() {
        assertThat(words("/$defs/send/properties/type/enum"))
                .containsExactlyElementsOf(
                        Stream.of(MessageType.values()).map(MessageType::name).toList());
        assertThat(words("/$defs/par/properties/join/enum"))
                .containsExactlyElementsOf(
                        Stream.of(Join.values()).map(Join::word).toList());
        assertThat(words("/properties/overlap/enum"))
                .containsExactlyElementsOf(
                        Stream.of(Overlap.values()).map(Overlap::word).toList());
    }

    @Test
    void it_says_the_same_limits() {
        assertThat(SCHEMA.at("/$defs/times/maximum").asInt()).isEqualTo(Retry.MAX_TIMES);
        assertThat(SCHEMA.at("/$defs/name/maxLength").asInt()).isEqualTo(Modifiers.MAX_NAME);
        assertThat(SCHEMA.at("/properties/description/maxLength").asInt()).isEqualTo(NameRules.MAX_DESCRIPTION);
    }

    @Test
    void every_message_type_that_needs_data_is_known_to() {
        List<String> needy = Stream.of(MessageType.values())
                .filter(type -> type.dataFormat().complaint("").isPresent())
                .map(MessageType::name)
                .toList();
        assertThat(words("/$defs/send/allOf/0/if/properties/type/enum")).containsExactlyElementsOf(needy);
    }

    @Test
    void its_examples_are_programs_and_steps() {
        for (JsonNode example : SCHEMA.get("examples")) {
            assertThat(Reading.complaints(example.toString(), TextFormat.JSON)).isEmpty();
        }
        for (String kind : StepSyntax.KINDS) {
            JsonNode examples = SCHEMA.at("/$defs/" + kind + "/examples");
            assertThat(examples).isNotEmpty();
            examples.forEach(example ->
                    assertThat(Reading.stepComplaints(example.toString())).isEmpty());
        }
    }

    private static List<String> keys(JsonNode object) {
        List<String> keys = new ArrayList<>();
        object.get("properties").fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static List<String> words(String pointer) {
        List<String> words = new ArrayList<>();
        SCHEMA.at(pointer).forEach(word -> words.add(word.asText()));
        return words;
    }

    private static JsonNode schema() {
        try (InputStream resource =
                Objects.requireNonNull(ProgramSchemaTest.class.getResourceAsStream("program.schema.json"))) {
            return new ObjectMapper().readTree(resource);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
