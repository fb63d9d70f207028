package org.aubade.driver.mqtt.homeassistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.aubade.driver.mqtt.homeassistant.Announced.json;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.aubade.driver.mqtt.inventory.Changes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostilePayloadTest {
    private static final String TOPIC = "homeassistant/switch/a/config";

    private final HomeAssistantInventory inventory = new HomeAssistantInventory("homeassistant", true);

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "17", "[]", "null", "{", "{}{}", "\u0000", "{\"a\":", "[[[[", "{\"cmd_t\": \"s\"} and more"
            })
    void a_configuration_that_is_no_object_is_a_problem_and_changes_nothing(String configuration) {
        var _ = inventory.received(TOPIC, json("{'cmd_t': 's'}"));
        assertThat(inventory.received(TOPIC, configuration))
                .isEqualTo(Changes.problem(TOPIC, "the configuration is not a JSON object of reasonable depth"));
        assertThat(inventory.received(TOPIC, json("{'cmd_t': 's'}"))).isEqualTo(Changes.NONE);
    }

    @Test
    void a_mebibyte_is_a_problem_whatever_it_is() {
        Changes problem = Changes.problem(TOPIC, "the configuration is longer than 262144 characters");
        assertThat(inventory.received(TOPIC, "x".repeat(1 << 20))).isEqualTo(problem);
        assertThat(inventory.received(TOPIC, "[".repeat(1 << 20))).isEqualTo(problem);
        assertThat(inventory.received(TOPIC, "{\"a\":\"" + "x".repeat(1 << 20) + "\"}"))
                .isEqualTo(problem);
    }

    @Test
    void depth_is_bounded() {
        assertThat(inventory.received(TOPIC, "{\"a\":".repeat(30_000)).problems())
                .hasSize(1);
        assertThat(inventory
                        .received(TOPIC, "{\"a\":" + "[".repeat(40) + "]".repeat(40) + "}")
                        .problems())
                .hasSize(1);
    }

    @Test
    void the_number_of_configurations_is_bounded() {
        for (int i = 0; i < HomeAssistantInventory.MAX_TOPICS; i++) {
            assertThat(inventory
                            .received("homeassistant/switch/s" + i + "/config", "{\"cmd_t\":\"s\"}")
                            .present())
                    .hasSize(1);
        }
        assertThat(inventory.received("homeassistant/switch/more/config", "{\"cmd_t\":\"s\"}"))
                .isEqualTo(Changes.problem(
                        "homeassistant", "announces more than 10000 configurations; others are left out"));
        assertThat(inventory.received("homeassistant/switch/s1/config", "").gone())
                .hasSize(1);
        assertThat(inventory
                        .received("homeassistant/switch/more/config", "{\"cmd_t\":\"s\"}")
                        .present())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'cmd_t': 's/#'}",
                "{'cmd_t': '+/set'}",
                "{'cmd_t': '$SYS/restart'}",
                "{'cmd_t': 's\\n'}",
                "{'~': '#', 'cmd_t': '~/set'}"
            })
    void a_command_goes_to_one_topic(String configuration) {
        assertThat(Announced.unsupported("switch", configuration))
                .isEqualTo("command_topic is not a topic to which one message can be published");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'cmd_t': ''}", "{'cmd_t': null}", "{'name': 'x'}"})
    void what_has_no_topic_for_commands_is_not_supported(String configuration) {
        assertThat(Announced.unsupported("switch", configuration)).isEqualTo("command_topic is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'cmd_t': {}}", "{'cmd_t': []}"})
    void a_topic_is_text(String configuration) {
        assertThat(Announced.unsupported("switch", configuration))
                .isEqualTo("command_topic is not text of at most 8192 characters");
    }

    @Test
    void what_is_told_is_bounded_too() {
        Announced plug = Announced.as("switch", "{'cmd_t': 's', 'stat_t': 't', 'val_tpl': '{{ value_json.a }}'}");
        assertThatThrownBy(() -> plug.stateAfter("t " + "[".repeat(1 << 20)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("is longer than 262144 characters");
        assertThatThrownBy(() -> plug.stateAfter("t " + "[".repeat(100_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("is not JSON");
        assertThat(Announced.as("select", "{'cmd_t': 's', 'stat_t': 't', 'ops': ['a']}")
                        .stateAfter("t " + "x".repeat(201)))
                .isEmpty();
    }

    @Test
    void a_topic_that_is_none_of_discovery_is_a_problem() {
        String odd = "homeassistant/switch/höhle/config";
        assertThat(inventory.received(odd, "{}").problems()).isEqualTo(Map.of(odd, "is not a topic of discovery"));
        assertThat(inventory.received(odd, "")).isEqualTo(Changes.NONE);
        assertThat(inventory.received("homeassistant/config", "x").problems()).hasSize(1);
        assertThat(inventory.received("x", "x").problems()).hasSize(1);
    }
}
