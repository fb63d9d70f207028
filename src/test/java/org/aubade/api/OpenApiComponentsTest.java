package org.aubade.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.api.Rest.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.aubade.api.device.NewDevice;
import org.aubade.api.device.NewMessage;
import org.aubade.api.http.Body;
import org.aubade.api.schedule.FutureEdit;
import org.aubade.api.schedule.Schedules;
import org.aubade.device.Connection;
import org.aubade.device.DeviceEvent;
import org.aubade.device.DeviceKind;
import org.aubade.device.MessageType;
import org.aubade.program.Overlap;
import org.aubade.program.catalog.ProgramSource;
import org.aubade.program.text.ParsedProgram;
import org.aubade.program.text.ProgramReader;
import org.aubade.run.RunState;
import org.aubade.run.StepState;
import org.aubade.schedule.Decision;
import org.aubade.schedule.text.ParsedSchedule;
import org.aubade.schedule.text.ScheduleReader;
import org.aubade.text.TextFormat;
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
    void the_schema_of_a_schedule_is_there_with_its_triggers() {
        assertThat(api.at("#/components/schemas/Schedule").path("required")).hasSize(2);
        assertThat(api.at("#/components/schemas/Schedule.when").path("oneOf")).hasSize(3);
        assertThat(api.at("#/components/schemas/Schedule")
                        .at("/properties/when/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/Schedule.when");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Morning", "Evening"})
    void the_examples_of_schedules_can_be_read_and_are_equal(String name) {
        ParsedSchedule json = ScheduleReader.read(example(name + "Json").toString(), TextFormat.JSON);
        ParsedSchedule yaml = ScheduleReader.read(example(name + "Yaml").asText(), TextFormat.YAML);

        assertThat(json).isInstanceOf(ParsedSchedule.Valid.class).isEqualTo(yaml);
    }

    @Test
    void the_examples_of_edits_work() {
        Instant now = Instant.parse("2027-01-04T07:00:00Z");
        assertThat(FutureEdit.snooze(new Body(null, example("Snooze").toString()), ZoneOffset.UTC))
                .isEqualTo(new FutureEdit.Snooze(Duration.ofMinutes(20), null));
        assertThat(FutureEdit.skip(new Body(null, example("Skip").toString()), ZoneOffset.UTC))
                .isEqualTo("2027-01-05T06:00:00Z");
        assertThat(FutureEdit.pause(new Body(null, example("PauseFor").toString()), now, ZoneOffset.UTC))
                .isEqualTo("2027-01-18T07:00:00Z");
        assertThat(FutureEdit.pause(new Body(null, example("PauseUntil").toString()), now, ZoneOffset.UTC))
                .isEqualTo("2027-01-10T00:00:00Z");
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
    @ValueSource(
            strings = {
                "Run",
                "RunUnderWay",
                "CancelledRun",
                "Device",
                "ProgramSummary",
                "ScheduleSummary",
                "SnoozedSchedule",
                "PausedSchedule",
                "Home",
                "Check"
            })
    void examples_have_only_what_their_schemas_have(String name) {
        String schema = switch (name) {
            case "Device", "Home", "Check" -> name;
            case "ProgramSummary" -> "ListedProgram";
            case "ScheduleSummary", "SnoozedSchedule", "PausedSchedule" -> "ListedSchedule";
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
        String schedule = Schedules.daily();
        assertFits(Description.parse(given().post(schedule + "/skip").asString()), "ListedSchedule");
        assertFits(Description.parse(given().get(schedule + "/next").asString()).get(0), "Upcoming");
        assertFits(Description.parse(given().get("/api/occurrences").asString()).get(0), "Occurrence");
        JsonNode home = Description.parse(given().get("/api/home").asString());
        assertFits(home, "Home");
        assertFits(home.at("/days/0"), "Day");
        assertFits(
                Description.parse(
                        Rest.yaml("do: {}").post("/api/programs/new/check").asString()),
                "Check");
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
        assertThat(words("ListedSchedule", "source")).containsExactlyElementsOf(names(ProgramSource.values()));
        assertThat(texts(api.at("#/components/schemas/Decision").path("enum")))
                .containsExactlyElementsOf(names(Decision.values()));
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
