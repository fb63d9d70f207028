package org.aubade.driver.mqtt.homeassistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.device.MessageType.SWITCH_ON;
import static org.aubade.driver.mqtt.homeassistant.Announced.json;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aubade.device.DeviceId;
import org.aubade.driver.mqtt.inventory.Changes;
import org.aubade.driver.mqtt.inventory.Definition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnnouncementTest {
    private final HomeAssistantInventory inventory = new HomeAssistantInventory("homeassistant", true);

    @CanIgnoreReturnValue
    private Changes announce(String topic, String configuration) {
        return inventory.received("homeassistant/" + topic + "/config", json(configuration));
    }

    private static List<String> ids(Changes changes) {
        return changes.present().stream()
                .map(definition -> definition.identity().id().value())
                .sorted()
                .toList();
    }

    private static DeviceId id(String id) {
        return new DeviceId(id);
    }

    @Test
    void it_listens_to_topics_with_and_without_a_node() {
        assertThat(inventory.filters()).isEqualTo(Set.of("homeassistant/+/+/config", "homeassistant/+/+/+/config"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "switch/a;     {'cmd_t': 's'};                       switch.a",
                "switch/n/a;   {'cmd_t': 's'};                       switch.n_a",
                "switch/n/a;   {'cmd_t': 's', 'uniq_id': 'u 1'};     switch.u 1",
                "switch/a;     {'cmd_t': 's', 'uniq_id': 17};        switch.17",
                "switch/a;     {'cmd_t': 's', 'uniq_id': ''};        switch.a",
            })
    void the_id_is_the_component_and_the_unique_id_or_else_the_topic(String topic, String configuration, String id) {
        assertThat(ids(announce(topic, configuration))).containsExactly(id);
    }

    @Test
    void an_id_that_cannot_be_one_is_replaced_by_one_that_stays_the_same() {
        String configuration = "{'cmd_t': 's', 'uniq_id': '" + "x".repeat(300) + "'}";
        List<String> first = ids(announce("switch/a", configuration));
        assertThat(first).hasSize(1);
        assertThat(first.getFirst()).matches("switch\\.[0-9a-f-]{36}");
        assertThat(ids(announce("switch/b", "{'cmd_t': 's', 'uniq_id': 'tab\\t'}")))
                .doesNotContainAnyElementsOf(first);
        assertThat(announce("switch/c", configuration)).isEqualTo(Changes.NONE);
    }

    @Test
    void a_rename_keeps_the_id_and_the_same_again_is_without_effect() {
        String before = "{'cmd_t': 's', 'uniq_id': 'u', 'name': 'Old'}";
        assertThat(ids(announce("switch/a", before))).containsExactly("switch.u");
        assertThat(announce("switch/a", before)).isEqualTo(Changes.NONE);
        Changes renamed = announce("switch/a", before.replace("Old", "New"));
        assertThat(ids(renamed)).containsExactly("switch.u");
        assertThat(renamed.present().getFirst().identity().name()).isEqualTo("New");
        assertThat(renamed.gone()).isEmpty();
    }

    @Test
    void an_empty_payload_removes() {
        announce("switch/a", "{'cmd_t': 's'}");
        assertThat(announce("switch/a", "").gone()).containsExactly(id("switch.a"));
        assertThat(announce("switch/a", "")).isEqualTo(Changes.NONE);
        assertThat(announce("light/never", "")).isEqualTo(Changes.NONE);
    }

    @Test
    void another_unique_id_on_the_same_topic_is_another_device() {
        announce("switch/a", "{'cmd_t': 's', 'uniq_id': 'one'}");
        Changes changes = announce("switch/a", "{'cmd_t': 's', 'uniq_id': 'two'}");
        assertThat(ids(changes)).containsExactly("switch.two");
        assertThat(changes.gone()).containsExactly(id("switch.one"));
    }

    @Test
    void of_two_that_claim_an_id_the_first_has_it_until_it_goes() {
        announce("switch/a", "{'cmd_t': 'first', 'uniq_id': 'u'}");
        assertThat(announce("switch/b", "{'cmd_t': 'second', 'uniq_id': 'u'}")).isEqualTo(Changes.NONE);
        Changes changes = announce("switch/a", "");
        assertThat(changes.gone()).isEmpty();
        assertThat(new Announced(Announced.only(changes)).told(SWITCH_ON)).containsExactly("second ON");
        assertThat(announce("switch/b", "").gone()).containsExactly(id("switch.u"));
    }

    @Test
    void the_same_unique_id_in_two_components_is_two_devices() {
        assertThat(ids(announce("switch/a", "{'cmd_t': 's', 'uniq_id': 'u'}"))).containsExactly("switch.u");
        assertThat(ids(announce("light/a", "{'cmd_t': 's', 'uniq_id': 'u'}"))).containsExactly("light.u");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "'name': 'Lamp';                                   Lamp",
                "'name': 'Lamp', 'dev': {'name': 'Kitchen'};       Kitchen Lamp",
                "'name': 'Kitchen Lamp', 'dev': {'name': 'Kitchen'};  Kitchen Lamp",
                "'name': null, 'dev': {'name': 'Kitchen'};         Kitchen",
                "'dev': {'name': 'Kitchen'};                       Kitchen",
                "'name': '', 'obj_id': 'lamp_1';                   lamp_1",
                "'uniq_id': 'u1';                                  light.u1",
            })
    void the_name_is_that_of_the_device_and_of_its_entity(String options, String name) {
        Changes changes = announce("light/a", "{'cmd_t': 'l', " + options + "}");
        assertThat(Announced.only(changes).identity().name()).isEqualTo(name);
    }

    @Test
    void the_suggested_area_is_the_room() {
        Changes changes = announce("light/a", "{'cmd_t': 'l', 'dev': {'ids': ['x'], 'sa': ' Kitchen '}}");
        assertThat(Announced.only(changes).identity().room()).isEqualTo("Kitchen");
        assertThat(Announced.only(announce("light/b", "{'cmd_t': 'l'}"))
                        .identity()
                        .room())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({"~/set, base/set", "set/~, set/base", "~, base", "a~b, a~b"})
    void a_tilde_at_either_end_of_a_topic_is_the_base(String topic, String meant) {
        Changes changes = announce("light/a", "{'~': 'base', 'cmd_t': '" + topic + "', 'pl_on': '~'}");
        assertThat(new Announced(Announced.only(changes)).told(SWITCH_ON)).containsExactly(meant + " ~");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sensor/a", "binary_sensor/n/a", "device_automation/a/b", "unheard_of/a"})
    void what_cannot_be_told_anything_is_left_aside_in_silence(String topic) {
        assertThat(announce(topic, "{'stat_t': 's', 'val_tpl': '{% if true %}'}"))
                .isEqualTo(Changes.NONE);
        assertThat(announce(topic, "no JSON")).isEqualTo(Changes.NONE);
    }

    @Test
    void what_zigbee2mqtt_announces_is_left_to_its_own_inventory_where_there_is_one() {
        String byOrigin = "{'cmd_t': 's', 'o': {'name': 'Zigbee2MQTT', 'sw': '2.1.0'}}";
        String byDevice = "{'cmd_t': 's', 'dev': {'ids': ['zigbee2mqtt_0x00158d0001']}}";
        assertThat(announce("switch/a", byOrigin)).isEqualTo(Changes.NONE);
        assertThat(announce("switch/b", byDevice)).isEqualTo(Changes.NONE);
        HomeAssistantInventory alone = new HomeAssistantInventory("homeassistant", false);
        assertThat(ids(alone.received("homeassistant/switch/a/config", json(byOrigin))))
                .containsExactly("switch.a");
    }

    @Test
    void what_aubade_itself_announces_is_no_device() {
        assertThat(announce("button/a", "{'cmd_t': 's', 'o': {'name': 'Aubade'}}"))
                .isEqualTo(Changes.NONE);
    }

    @Test
    void another_prefix_has_other_topics() {
        HomeAssistantInventory other = new HomeAssistantInventory("ha/discovery", true);
        List<Definition> present = other.received("ha/discovery/switch/a/config", json("{'cmd_t': 's'}"))
                .present();
        assertThat(present).hasSize(1);
        assertThat(other.received("homeassistant/switch/a/config", json("{'cmd_t': 's'}"))
                        .problems())
                .isEqualTo(Map.of("homeassistant/switch/a/config", "is not a topic of discovery"));
    }

    @Test
    void what_was_cleared_while_nobody_listened_goes_unless_the_broker_has_forgotten_all() {
        HomeAssistantInventory inventory = new HomeAssistantInventory("homeassistant", true);
        List.of("a", "b")
                .forEach(id -> assertThat(inventory
                                .received("homeassistant/switch/" + id + "/config", "{\"cmd_t\": \"c\"}")
                                .present())
                        .hasSize(1));
        inventory.connected();
        assertThat(inventory.settled()).isEqualTo(Changes.NONE);
        inventory.connected();
        assertThat(inventory
                        .received("homeassistant/switch/b/config", "{\"cmd_t\": \"c\"}")
                        .present())
                .isEmpty();
        assertThat(inventory.settled().gone()).containsExactly(new DeviceId("switch.a"));
        assertThat(inventory.settled()).isEqualTo(Changes.NONE);
    }

    @Test
    void only_so_many_entities_are_taken_whatever_is_announced() {
        HomeAssistantInventory inventory = new HomeAssistantInventory("homeassistant", true);
        StringBuilder components = new StringBuilder("{\"cmps\": {");
        for (int i = 0; i < AnnouncementReader.MAX_COMPONENTS; i++) {
            components
                    .append(i == 0 ? "" : ",")
                    .append("\"c")
                    .append(i)
                    .append("\": {\"p\": \"switch\", \"cmd_t\": \"c\"}");
        }
        components.append("}}");
        int taken = 0;
        Map<String, String> problems = new HashMap<>();
        for (int i = 0; i < 30; i++) {
            Changes changes = inventory.received("homeassistant/device/d" + i + "/config", components.toString());
            taken += changes.present().size();
            problems.putAll(changes.problems());
        }
        assertThat(taken).isEqualTo(HomeAssistantInventory.MAX_ENTITIES);
        assertThat(problems)
                .isEqualTo(Map.of("homeassistant", "announces more than 10000 entities; others are left out"));
    }
}
