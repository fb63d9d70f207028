package org.aubade.driver.mqtt.homeassistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.device.MessageType.PRESS;
import static org.aubade.device.MessageType.SWITCH_ON;
import static org.aubade.driver.mqtt.homeassistant.Announced.json;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.aubade.device.DeviceId;
import org.aubade.driver.mqtt.inventory.AvailabilitySpec;
import org.aubade.driver.mqtt.inventory.Changes;
import org.aubade.driver.mqtt.inventory.Definition;
import org.junit.jupiter.api.Test;

class DeviceAnnouncementTest {
    private static final String TOPIC = "homeassistant/device/kitchen/config";

    private final HomeAssistantInventory inventory = new HomeAssistantInventory("homeassistant", true);

    @CanIgnoreReturnValue
    private Changes announce(String components) {
        return inventory.received(TOPIC, json("""
                        {'~': 'kitchen', 'dev': {'ids': 'k1', 'name': 'Kitchen', 'sa': 'Downstairs'}, 'o': {'name': 'k2mqtt'},
                         'avty_t': '~/online', 'stat_t': '~/state', 'qos': 1, 'cmps': {%s}}""".formatted(components)));
    }

    private static List<String> ids(Changes changes) {
        return changes.present().stream()
                .map(definition -> definition.identity().id().value())
                .sorted()
                .toList();
    }

    private static Definition by(Changes changes, String id) {
        return changes.present().stream()
                .filter(definition -> definition.identity().id().value().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void one_payload_announces_all_components_of_a_device() {
        Changes changes = announce("""
                'light': {'p': 'switch', 'uniq_id': 'k1_light', 'cmd_t': '~/light', 'val_tpl': '{{ value_json.light }}'},
                'reset': {'p': 'button', 'cmd_t': '~/reset', 'name': 'Reset', 'avty_t': '~/other'},
                'heat': {'p': 'sensor', 'uniq_id': 'k1_heat', 'stat_t': '~/heat'}""");
        assertThat(ids(changes)).containsExactly("button.kitchen_reset", "switch.k1_light");
        Announced light = new Announced(by(changes, "switch.k1_light"));
        assertThat(light.definition().identity().name()).isEqualTo("Kitchen");
        assertThat(light.definition().identity().room()).isEqualTo("Downstairs");
        assertThat(light.told(SWITCH_ON)).containsExactly("kitchen/light ON");
        assertThat(light.stateAfter("kitchen/state {'light': 'ON'}")).isEqualTo(Map.of("power", "on"));
        assertThat(topics(light.definition().availability())).containsExactly("kitchen/online");
        Announced reset = new Announced(by(changes, "button.kitchen_reset"));
        assertThat(reset.told(PRESS)).containsExactly("kitchen/reset PRESS");
        assertThat(reset.definition().identity().name()).isEqualTo("Kitchen Reset");
        assertThat(topics(reset.definition().availability())).containsExactly("kitchen/other");
    }

    private static List<String> topics(AvailabilitySpec reach) {
        return reach.topics().stream().map(AvailabilitySpec.Topic::topic).toList();
    }

    @Test
    void a_component_with_nothing_but_its_platform_is_removed() {
        announce("'a': {'p': 'switch', 'cmd_t': 'a'}, 'b': {'p': 'switch', 'cmd_t': 'b'}");
        Changes changes = announce("'a': {'p': 'switch', 'cmd_t': 'a'}, 'b': {'p': 'switch'}");
        assertThat(changes.present()).isEmpty();
        assertThat(changes.gone()).containsExactly(new DeviceId("switch.kitchen_b"));
    }

    @Test
    void a_component_that_is_left_out_is_removed() {
        announce("'a': {'p': 'switch', 'cmd_t': 'a'}, 'b': {'p': 'switch', 'cmd_t': 'b'}");
        assertThat(announce("'b': {'p': 'switch', 'cmd_t': 'b'}").gone())
                .containsExactly(new DeviceId("switch.kitchen_a"));
    }

    @Test
    void an_empty_payload_removes_them_all() {
        announce("'a': {'p': 'switch', 'cmd_t': 'a'}, 'b': {'p': 'light', 'cmd_t': 'b'}");
        assertThat(inventory.received(TOPIC, "").gone())
                .containsExactlyInAnyOrder(new DeviceId("switch.kitchen_a"), new DeviceId("light.kitchen_b"));
    }

    @Test
    void a_device_may_move_from_single_components_to_one_payload() {
        String single = "homeassistant/switch/k/light/config";
        var _ = inventory.received(single, json("{'cmd_t': 'old', 'uniq_id': 'k1_light'}"));
        assertThat(announce("'light': {'p': 'switch', 'uniq_id': 'k1_light', 'cmd_t': 'new'}"))
                .isEqualTo(Changes.NONE);
        Changes migrated = inventory.received(single, json("{'migrate_discovery': true}"));
        assertThat(migrated.gone()).isEmpty();
        assertThat(new Announced(Announced.only(migrated)).told(SWITCH_ON)).containsExactly("new ON");
        assertThat(inventory.received(single, "")).isEqualTo(Changes.NONE);
    }

    @Test
    void a_payload_without_components_or_with_too_many_changes_nothing() {
        announce("'a': {'p': 'switch', 'cmd_t': 'a'}");
        Map<String, String> problem = Map.of(TOPIC, "the configuration has no components, or more than 500");
        assertThat(inventory.received(TOPIC, json("{'dev': {}, 'o': {}}")).problems())
                .isEqualTo(problem);
        String many = IntStream.range(0, 501)
                .mapToObj(i -> "'c" + i + "': {'p': 'switch', 'cmd_t': 's'}")
                .collect(Collectors.joining(","));
        assertThat(announce(many).problems()).isEqualTo(problem);
        assertThat(announce("'a': {'p': 'switch', 'cmd_t': 'a'}")).isEqualTo(Changes.NONE);
    }

    @Test
    void one_component_that_is_not_supported_leaves_the_others_alone() {
        Changes changes = announce(
                "'a': {'p': 'switch', 'cmd_t': 'a', 'val_tpl': '{% %}'}, 'b': {'p': 'switch', 'cmd_t': 'b'}, 'c': 7");
        assertThat(ids(changes)).containsExactly("switch.kitchen_a", "switch.kitchen_b");
        assertThat(changes.problems().keySet()).containsExactly("switch.kitchen_a");
        assertThat(by(changes, "switch.kitchen_b").commands()).containsKey(SWITCH_ON);
    }
}
