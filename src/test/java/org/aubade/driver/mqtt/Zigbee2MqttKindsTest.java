package org.aubade.driver.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.aubade.device.DeviceKind;
import org.aubade.device.DeviceState;
import org.aubade.device.Message;
import org.aubade.device.MessageType;
import org.aubade.driver.mqtt.inventory.Changes;
import org.aubade.driver.mqtt.inventory.Definition;
import org.aubade.driver.mqtt.inventory.Inventory;
import org.aubade.driver.mqtt.inventory.Json;
import org.aubade.driver.mqtt.inventory.StateTopic;
import org.aubade.driver.mqtt.zigbee2mqtt.Zigbee2MqttSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of devices of all kinds, as the real Zigbee2MQTT exposes them. */
class Zigbee2MqttKindsTest {
    private final Inventory inventory =
            new Zigbee2MqttSource().open(TestSettings.plain(1)).orElseThrow();
    private final Map<String, Definition> devices =
            inventory
                    .received("zigbee2mqtt/bridge/devices", FakeZigbee2Mqtt.recorded("more-devices.json"))
                    .present()
                    .stream()
                    .collect(Collectors.toMap(
                            definition -> definition.identity().id().value(), Function.identity()));

    private Definition device(String id) {
        return Optional.ofNullable(devices.get(id))
                .orElseThrow(() -> new AssertionError(id + " of " + devices.keySet()));
    }

    @ParameterizedTest
    @CsvSource({
        "TS0002, SENSOR",
        "TS0002/l1, SWITCH",
        "TS0002/l2, SWITCH",
        "QBKG12LM/left, SWITCH",
        "YRD426NRSC, LOCK",
        "014G2461, CLIMATE",
        "SPZB0001, CLIMATE",
        "99432, FAN",
        "99432/light, LIGHT",
        "AC221, CLIMATE",
        "AC221/fan, FAN",
        "TS130F, COVER",
        "SMSZB-120, SIREN",
        "HS2WD-E, SIREN",
        "WXKG01LM, SENSOR"
    })
    void each_is_of_its_kind(String id, DeviceKind kind) {
        assertThat(device(id).identity().kind()).isEqualTo(kind);
        assertThat(device(id).vocabulary().types().isEmpty()).isEqualTo(kind == DeviceKind.SENSOR);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TS0002/l1 | SWITCH_ON | '' | {\"state_l1\":\"ON\"}",
                "QBKG12LM/right | SWITCH_OFF | '' | {\"state_right\":\"OFF\"}",
                "YRD426NRSC | LOCK | '' | {\"state\":\"LOCK\"}",
                "YRD426NRSC | UNLOCK | '' | {\"state\":\"UNLOCK\"}",
                "SPZB0001 | SET_TEMPERATURE | 21.5 | {\"occupied_heating_setpoint\":21.5}",
                "SPZB0001 | SET_MODE | auto | {\"system_mode\":\"auto\"}",
                "SPZB0001 | SWITCH_OFF | '' | {\"system_mode\":\"off\"}",
                "99432 | SET_MODE | smart | {\"fan_mode\":\"smart\"}",
                "99432 | SWITCH_ON | '' | {\"fan_state\":\"ON\"}",
                "99432/light | SET_BRIGHTNESS | 100 | {\"brightness\":254}",
                "99432/light | SET_BRIGHTNESS | 0.1 | {\"brightness\":1}",
                "99432/light | SET_BRIGHTNESS | 0 | {\"brightness\":0}",
                "AC221/fan | SWITCH_ON | '' | {\"fan_mode\":\"on\"}",
                "TS130F | OPEN | '' | {\"position\":100}",
                "TS130F | SET_POSITION | 33 | {\"position\":33}",
                "TS130F | STOP | '' | {\"state\":\"STOP\"}",
                "SMSZB-120 | SWITCH_ON | '' | {\"alarm\":\"START\"}",
                "HS2WD-E | SWITCH_OFF | '' | {\"warning\":{\"mode\":\"stop\"}}"
            })
    void each_is_told_in_its_own_words(String id, MessageType type, String data, String payload) {
        Definition definition = device(id);
        assertThat(definition.vocabulary().complaint(new Message(type, data))).isEmpty();
        assertThat(Objects.requireNonNull(definition.commands().get(type)).publications())
                .singleElement()
                .satisfies(publishing -> {
                    assertThat(publishing.topic()).isEqualTo("zigbee2mqtt/" + id.replaceAll("/.*", "") + "/set");
                    assertThat(publishing.encoding().encode(data)).isEqualTo(payload);
                    assertThat(publishing.retain()).isFalse();
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TS0002/l2 | {\"state_l1\":\"ON\",\"state_l2\":\"OFF\"} | {power=off}",
                "YRD426NRSC | {\"state\":\"LOCK\",\"battery\":null} | {lock=locked}",
                "SPZB0001 | {\"local_temperature\":19.5,\"occupied_heating_setpoint\":21} | {currentTemperature=19.5, temperature=21}",
                "TS130F | {\"position\":33,\"state\":\"OPEN\"} | {motion=OPEN, position=33}",
                "QBKG12LM | {\"power\":12.5,\"state_left\":\"ON\"} | {watts=12.5}",
                "WXKG01LM | {\"action\":\"single\",\"nonsense\":{},\"unheard\":1} | {action=single}"
            })
    void each_tells_its_state(String id, String payload, String state) {
        DeviceState after = DeviceState.UNKNOWN;
        for (StateTopic report : device(id).stateTopics()) {
            after = report.parser().parse(after, payload);
        }
        assertThat(after.properties()).hasToString(state);
    }

    @Test
    void a_thermostat_is_told_only_what_it_can_do() {
        assertThat(device("SPZB0001").vocabulary().complaint(new Message(MessageType.SET_TEMPERATURE, "50")))
                .contains("SET_TEMPERATURE needs a temperature: a number from 5 to 30 °C; found '50'");
    }

    @Test
    void a_name_with_an_apostrophe_is_found_in_errors() {
        String lamps = FakeZigbee2Mqtt.recorded("devices.json").replace("living_lamp", "Tom's lamp");
        assertThat(inventory.received("zigbee2mqtt/bridge/devices", lamps).problems())
                .isEmpty();
        assertThat(failures("error", "z2m: Publish 'set' 'state' to 'Tom's lamp' failed: 'Error: (no route)'"))
                .containsOnlyKeys("Tom's lamp");
        assertThat(failures("error", "z2m: No converter available for 'x' on 'Tom's lamp': (1)"))
                .containsOnlyKeys("Tom's lamp");
    }

    @Test
    void the_same_inventory_again_is_the_same_devices_and_what_is_missing_is_gone() {
        Changes again = inventory.received("zigbee2mqtt/bridge/devices", FakeZigbee2Mqtt.recorded("more-devices.json"));
        assertThat(again.present()).containsExactlyInAnyOrderElementsOf(devices.values());
        assertThat(again.gone()).isEmpty();
        Changes none = inventory.received("zigbee2mqtt/bridge/devices", "[]");
        assertThat(none.present()).isEmpty();
        assertThat(none.gone()).hasSize(devices.size());
    }

    @Test
    void only_errors_about_commands_are_failures() {
        assertThat(failures("error", "z2m: Publish 'set' 'state' to 'TS0002' failed: 'Error: ZCL (Delivery failed.)'"))
                .containsOnlyKeys("TS0002", "TS0002/l1", "TS0002/l2");
        assertThat(failures("error", "z2m: No converter available for 'x' on 'TS130F': (1)"))
                .containsOnlyKeys("TS130F");
        assertThat(failures("error", "z2m: Failed to configure 'TS130F', attempt 1 (Error)"))
                .isEmpty();
        assertThat(failures("info", "z2m: Publish 'set' 'state' to 'TS0002' failed: 'no'"))
                .isEmpty();
        assertThat(failures("error", "z2m: Entity 'nobody' is unknown")).isEmpty();
    }

    private Map<String, String> failures(String level, String message) {
        String line = Json.object().put("level", level).put("message", message).toString();
        return inventory.received("zigbee2mqtt/bridge/logging", line).failures().entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().value(), Map.Entry::getValue));
    }

    @Test
    void what_is_not_as_it_should_be_is_named_and_the_rest_is_there() {
        Changes changes = inventory.received(
                "zigbee2mqtt/bridge/groups",
                "[{\"friendly_name\":\"a+b\"},7,{\"friendly_name\":\"all\",\"members\":[{\"ieee_address\":\"0x1\"}],"
                        + "\"scenes\":[{\"id\":1,\"name\":\"night\"},{\"id\":\"x\"}]}]");
        assertThat(changes.problems()).containsOnlyKeys("a+b", "A device");
        assertThat(changes.present())
                .extracting(definition -> definition.identity().id().value())
                .contains("all/night")
                .doesNotContain("all");
        assertThat(List.of("", "null", "{}", "x"))
                .allSatisfy(payload -> assertThat(inventory
                                .received("zigbee2mqtt/bridge/groups", payload)
                                .present())
                        .isEmpty());
    }
}
