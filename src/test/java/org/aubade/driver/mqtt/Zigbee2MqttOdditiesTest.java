package org.aubade.driver.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import org.aubade.driver.mqtt.zigbee2mqtt.Zigbee2MqttSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Devices, groups and scenes that are not what they seem at first. */
class Zigbee2MqttOdditiesTest {
    private final Inventory inventory =
            new Zigbee2MqttSource().open(TestSettings.plain(1)).orElseThrow();

    @ParameterizedTest
    @CsvSource({
        "GS361A-H04, CLIMATE",
        "GS361A-H04/window_detection, SWITCH",
        "GS361A-H04/valve_detection, SWITCH",
        "TS0601_thermostat, CLIMATE",
        "TS0601_thermostat/auto_lock, SWITCH",
        "TRV601, CLIMATE"
    })
    void a_radiator_valve_is_a_thermostat_and_each_of_its_settings_a_switch(String id, DeviceKind kind) {
        Map<String, Definition> valves = told("devices", FakeZigbee2Mqtt.recorded("radiator-valves.json"));
        assertThat(one(valves, id).identity().kind()).isEqualTo(kind);
        assertThat(valves.values())
                .noneMatch(definition -> definition.vocabulary().types().contains(MessageType.OPEN));
    }

    private static Definition one(Map<String, Definition> all, String id) {
        return Optional.ofNullable(all.get(id)).orElseThrow(() -> new AssertionError(id + " of " + all.keySet()));
    }

    private Map<String, Definition> told(String topic, String payload) {
        return inventory.received("zigbee2mqtt/bridge/" + topic, payload).present().stream()
                .collect(Collectors.toMap(
                        definition -> definition.identity().id().value(), Function.identity()));
    }

    @Test
    void a_group_of_gangs_is_told_without_their_endpoints_within_what_all_can_do() {
        ArrayNode all = (ArrayNode) Json.parse(FakeZigbee2Mqtt.recorded("more-devices.json"));
        ArrayNode lamps = (ArrayNode) Json.parse(FakeZigbee2Mqtt.recorded("devices.json"));
        all.forEach(device -> {
            if (device.path("friendly_name").asText().equals("TS0002")) {
                ((ObjectNode) device).putObject("endpoints").putObject("2").put("name", "l2");
            }
        });
        lamps.forEach(all::add);
        ObjectNode warm = Json.object(lamps.get(1).toString().replace("\"value_min\":153", "\"value_min\":250"));
        all.add(warm.put("friendly_name", "warm").put("ieee_address", "0xw"));
        assertThat(told("devices", all.toString())).containsKeys("warm", "TS0002");
        Map<String, Definition> groups =
                told("groups", """
                [{"friendly_name": "gangs", "members": [{"ieee_address": "%s", "endpoint": 2}]},
                 {"friendly_name": "lamps", "members": [{"ieee_address": "%s", "endpoint": 11},
                                                        {"ieee_address": "0xw", "endpoint": 11}]}]""".formatted(address(all, "TS0002"), address(all, "living_lamp")));
        Definition gangs = one(groups, "gangs");
        assertThat(payload(gangs, MessageType.SWITCH_ON)).isEqualTo("{\"state\":\"ON\"}");
        assertThat(gangs.stateTopics()
                        .getFirst()
                        .parser()
                        .parse(DeviceState.UNKNOWN, "{\"state\":\"ON\"}")
                        .properties())
                .isEqualTo(Map.of("power", "on"));
        assertThat(one(groups, "lamps").vocabulary().complaint(new Message(MessageType.SET_COLOR_TEMPERATURE, "5000")))
                .contains(
                        "SET_COLOR_TEMPERATURE needs a colour temperature: a number from 2000 to 4000 K; found '5000'");
    }

    private static String address(JsonNode devices, String name) {
        return devices.findParents("friendly_name").stream()
                .filter(device -> device.path("friendly_name").asText().equals(name))
                .findFirst()
                .orElseThrow()
                .path("ieee_address")
                .asText();
    }

    private static String payload(Definition definition, MessageType type) {
        return Objects.requireNonNull(definition.commands().get(type))
                .publications()
                .getFirst()
                .encoding()
                .encode("");
    }

    @Test
    void an_odd_scene_costs_itself_only_and_two_of_one_name_are_both_there() {
        ObjectNode lamp = Json.object(
                Json.parse(FakeZigbee2Mqtt.recorded("devices.json")).get(1).toString());
        lamp.withObject("/endpoints/11")
                .set(
                        "scenes",
                        Json.parse(
                                "[{\"id\":1,\"name\":\"late \"},{\"id\":2,\"name\":\"late\"},{\"id\":3,\"name\":\"late\"}]"));
        Changes changes = inventory.received("zigbee2mqtt/bridge/devices", "[" + lamp + "]");
        assertThat(changes.present())
                .extracting(definition -> definition.identity().id().value())
                .containsExactlyInAnyOrder("living_lamp", "living_lamp/late", "living_lamp/late-3");
        assertThat(changes.problems()).containsOnlyKeys("living_lamp scene 1");
    }
}
