package org.aubade.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.api.Rest.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.stream.Stream;
import org.aubade.device.Connection;
import org.aubade.device.DeviceEvent;
import org.aubade.device.DeviceKind;
import org.aubade.device.MessageType;
import org.aubade.form.TextFormat;
import org.aubade.program.Overlap;
import org.aubade.program.ParsedProgram;
import org.aubade.program.ProgramReader;
import org.aubade.program.ProgramSource;
import org.aubade.run.RunState;
import org.aubade.run.StepState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(QuickHome.class)
class OpenApiComponentsTest {
    private Description api = new Description(NullNode.getInstance());

    @BeforeEach
    void read() {
        api = Description.served();
    }

    @Test
    void the_schema_of_a_program_is_there_with_its_steps() {
        assertThat(api.at("#/components/schemas/Program").path("required")).hasSize(1);
        assertThat(api.at("#/components/schemas/Program.step").path("oneOf")).hasSize(6);
        assertThat(api.at("#/components/schemas/Program.send")
                        .at("/properties/timeout/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/Program.timeout");
    }

    @Test
    void the_examples_of_programs_can_be_read_and_are_equal() {
        ParsedProgram json = ProgramReader.read(example("SleepJson").toString(), TextFormat.JSON);
        ParsedProgram yaml = ProgramReader.read(example("SleepYaml").asText(), TextFormat.YAML);

        assertThat(json).isInstanceOf(ParsedProgram.Valid.class).isEqualTo(yaml);
    }

    @Test
    void the_examples_of_devices_and_messages_work() {
        Body device = new Body(null, example("NewDevice").toString());
        assertThat(NewDevice.read(device).settings()).containsEntry("latency", "50ms");
        for (String name : List.of("SwitchOn", "PlaySong")) {
            assertThat(NewMessage.read(new Body(null, example(name).toString())).message())
                    .isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Run", "RunUnderWay", "CancelledRun", "Device", "ProgramSummary"})
    void examples_have_only_what_their_schemas_have(String name) {
        String schema = switch (name) {
            case "Device" -> "Device";
            case "ProgramSummary" -> "ListedProgram";
            default -> "Run";
        };

        assertFits(example(name), schema);
    }

    @Test
    void real_answers_have_only_what_their_schemas_have() {
        assertFits(Description.parse(given().get("/api/devices").asString()).get(0), "Device");
        assertFits(Description.parse(given().get("/api/programs").asString()).get(0), "ListedProgram");
        JsonNode run = Description.parse(
                given().post("/api/programs/wake-up/runs?wait=5s").asString());
        assertFits(run, "Run");
        run.get("steps").forEach(step -> assertFits(step, "Step"));
        assertFits(Description.parse(given().get("/api/nothing").asString()), "Problem");
    }

    @Test
    void words_are_those_of_the_code() {
        assertThat(words("Device", "kind")).containsExactlyElementsOf(names(DeviceKind.values()));
        assertThat(words("Device", "connection")).containsExactlyElementsOf(names(Connection.values()));
        assertThat(words("ListedProgram", "source")).containsExactlyElementsOf(names(ProgramSource.values()));
        assertThat(words("ListedProgram", "overlap"))
                .containsExactlyElementsOf(
                        Stream.of(Overlap.values()).map(Overlap::word).toList());
        assertThat(words("Run", "state")).containsExactlyElementsOf(names(RunState.values()));
        assertThat(words("Step", "state")).containsExactlyElementsOf(names(StepState.values()));
        assertThat(texts(api.at("#/components/schemas/MessageType").path("enum")))
                .containsExactlyElementsOf(names(MessageType.values()));
        assertThat(texts(api.at("#/components/schemas/DeviceEvent").at("/allOf/1/properties/change/enum")))
                .containsExactlyElementsOf(names(DeviceEvent.Change.values()));
    }

    private void assertFits(JsonNode value, String schemaName) {
        JsonNode schema = api.at("#/components/schemas/" + schemaName);
        assertThat(Description.names(value))
                .as(schemaName)
                .isSubsetOf(Description.names(schema.get("properties")).toList());
        assertThat(Description.names(value)).as(schemaName).containsAll(texts(schema.get("required")));
    }

    private JsonNode example(String name) {
        return api.at("#/components/examples/" + name).path("value");
    }

    private List<String> words(String schema, String property) {
        return texts(api.at("#/components/schemas/" + schema).at("/properties/" + property + "/enum"));
    }

    private static List<String> names(Enum<?>[] values) {
        return Stream.of(values).map(Enum::name).toList();
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }
}
