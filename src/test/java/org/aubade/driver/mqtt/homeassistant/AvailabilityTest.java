package org.aubade.driver.mqtt.homeassistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.aubade.device.Availability;
import org.aubade.device.MessageType;
import org.aubade.driver.mqtt.inventory.AvailabilitySpec;
import org.aubade.driver.mqtt.inventory.Changes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AvailabilityTest {
    private static AvailabilitySpec reach(String options) {
        return Announced.as("switch", "{'cmd_t': 's'" + options + "}")
                .definition()
                .availability();
    }

    /** What follows from these, each {@code topic payload}. */
    private static Availability after(AvailabilitySpec reach, String... published) {
        Map<String, Availability> told = new HashMap<>();
        Availability latest = Availability.UNKNOWN;
        for (String line : published) {
            String[] parts = line.split(" ", 2);
            for (AvailabilitySpec.Topic topic : reach.topics()) {
                Availability said = topic.parser().parse(Announced.json(parts[1]));
                if (topic.topic().equals(parts[0]) && said != null) {
                    told.put(parts[0], said);
                    latest = said;
                }
            }
        }
        return reach.evaluate(told, latest);
    }

    @Test
    void nobody_tells_unless_there_is_a_topic() {
        assertThat(reach("")).isEqualTo(AvailabilitySpec.UNKNOWN);
        assertThat(reach(", 'avty': []")).isEqualTo(AvailabilitySpec.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"a online, ONLINE", "a offline, OFFLINE", "a Online, UNKNOWN", "b online, UNKNOWN"})
    void a_topic_says_online_or_offline(String published, Availability availability) {
        assertThat(after(reach(", 'avty_t': 'a'"), published)).isEqualTo(availability);
    }

    @Test
    void the_words_and_a_template_may_be_others() {
        AvailabilitySpec reach =
                reach(", 'avty_t': 'a', 'pl_avail': 'yes', 'pl_not_avail': 'no', 'avty_tpl': '{{ value_json.up }}'");
        assertThat(after(reach, "a {'up': 'yes'}")).isEqualTo(Availability.ONLINE);
        assertThat(after(reach, "a {'up': 'yes'}", "a {'up': 'no'}")).isEqualTo(Availability.OFFLINE);
        assertThat(after(reach, "a {'up': 'yes'}", "a nonsense")).isEqualTo(Availability.ONLINE);
    }

    @Test
    void each_of_several_topics_has_words_of_its_own() {
        AvailabilitySpec reach = reach("""
                , 'avty_mode': 'all', 'avty': [{'t': 'bridge', 'val_tpl': '{{ value_json.state }}'},
                                             {'topic': 'lamp', 'pl_avail': 'here', 'pl_not_avail': 'gone'}]""");
        assertThat(after(reach, "bridge {'state': 'online'}", "lamp here")).isEqualTo(Availability.ONLINE);
        assertThat(after(reach, "bridge {'state': 'online'}", "lamp gone")).isEqualTo(Availability.OFFLINE);
    }

    @Test
    void one_of_two_words_by_whether_a_value_is_true() {
        AvailabilitySpec reach =
                reach(", 'avty': [{'t': 'a', 'val_tpl': '{{`online` if value_json.value else `offline`}}'}]");
        assertThat(after(reach, "a {'value': true}")).isEqualTo(Availability.ONLINE);
        assertThat(after(reach, "a {'value': false}")).isEqualTo(Availability.OFFLINE);
        assertThat(after(reach, "a {'value': 0}")).isEqualTo(Availability.OFFLINE);
        assertThat(after(reach, "a nonsense")).isEqualTo(Availability.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'avty_t': 'a', 'avty_tpl': '{% x %}'",
                "'avty': [{'t': 'b'}, {'t': 'a', 'val_tpl': '{% x %}'}]",
                "'avty_t': 'a', 'avty_tpl': '{{`on` if value_json.a and value_json.b else `off`}}'"
            })
    void one_that_cannot_be_followed_is_not_known_and_the_device_works(String option) {
        HomeAssistantInventory inventory = new HomeAssistantInventory("homeassistant", true);
        Changes changes = inventory.received(
                "homeassistant/switch/thing/config", Announced.json("{'cmd_t': 'c', " + option + "}"));
        Announced thing = new Announced(Announced.only(changes));
        assertThat(thing.definition().availability()).isEqualTo(AvailabilitySpec.UNKNOWN);
        assertThat(thing.told(MessageType.SWITCH_ON)).containsExactly("c ON");
        assertThat(thing.stateAfter()).containsKey("availabilityUnknown");
        assertThat(changes.problems())
                .hasEntrySatisfying(
                        "switch.thing",
                        why -> assertThat(why)
                                .startsWith("it is not known whether it can be reached: ")
                                .contains("cannot be followed"));
    }

    @ParameterizedTest
    @CsvSource({
        "all,    ONLINE,  ONLINE,  ONLINE",
        "all,    ONLINE,  OFFLINE, OFFLINE",
        "all,    ONLINE,  UNKNOWN, UNKNOWN",
        "any,    OFFLINE, ONLINE,  ONLINE",
        "any,    OFFLINE, OFFLINE, OFFLINE",
        "any,    OFFLINE, UNKNOWN, UNKNOWN",
        "latest, ONLINE,  OFFLINE, OFFLINE",
        "latest, OFFLINE, ONLINE,  ONLINE",
        "'',     OFFLINE, ONLINE,  ONLINE",
    })
    void the_mode_says_how_several_make_one(String mode, Availability first, Availability second, Availability both) {
        AvailabilitySpec reach =
                reach(", 'avty': [{'t': 'a'}, {'t': 'b'}]" + (mode.isEmpty() ? "" : ", 'avty_mode': '" + mode + "'"));
        assertThat(after(reach, "a " + word(first), "b " + word(second))).isEqualTo(both);
    }

    private static String word(Availability availability) {
        return availability.name().toLowerCase(Locale.ROOT);
    }
}
