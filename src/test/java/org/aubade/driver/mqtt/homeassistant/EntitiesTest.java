package org.aubade.driver.mqtt.homeassistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.device.MessageType.ACTIVATE;
import static org.aubade.device.MessageType.LOCK;
import static org.aubade.device.MessageType.PAUSE;
import static org.aubade.device.MessageType.PRESS;
import static org.aubade.device.MessageType.RETURN_HOME;
import static org.aubade.device.MessageType.SELECT_OPTION;
import static org.aubade.device.MessageType.SET_VALUE;
import static org.aubade.device.MessageType.START;
import static org.aubade.device.MessageType.STOP;
import static org.aubade.device.MessageType.SWITCH_OFF;
import static org.aubade.device.MessageType.SWITCH_ON;
import static org.aubade.device.MessageType.UNLOCK;

import java.util.List;
import java.util.Map;
import org.aubade.device.DataFormat;
import org.aubade.device.MessageType;
import org.aubade.driver.mqtt.inventory.Definition;
import org.junit.jupiter.api.Test;

class EntitiesTest {
    @Test
    void a_switch_may_tell_its_state_in_other_words_than_it_is_told() {
        Announced plug = Announced.as("switch", """
                {'cmd_t': 'plug/set', 'stat_t': 'plug', 'pl_on': true, 'pl_off': false,
                 'val_tpl': '{{ value_json.on | lower }}', 'stat_on': 'true', 'stat_off': 'false'}""");
        assertThat(plug.told(SWITCH_ON)).containsExactly("plug/set True");
        assertThat(plug.stateAfter("plug {'on': true}")).isEqualTo(Map.of("power", "on"));
        assertThat(plug.isAnswered(SWITCH_OFF, "", "{'on': false}")).isTrue();
        assertThat(plug.isAnswered(SWITCH_OFF, "", "{'heap': 12000}")).isFalse();
    }

    @Test
    void a_command_template_is_filled_with_the_payload() {
        Announced plug = Announced.as("switch", "{'cmd_t': 'plug/set', 'cmd_tpl': '<{{ value | lower }}>'}");
        assertThat(plug.told(SWITCH_ON)).containsExactly("plug/set <on>");
    }

    @Test
    void a_siren_is_told_in_json_unless_there_is_a_template() {
        Announced siren = Announced.as("siren", "{'cmd_t': 's/set', 'stat_t': 's', 'pl_on': 'loud'}");
        assertThat(siren.told(SWITCH_ON)).containsExactly("s/set {\"state\":\"loud\"}");
        assertThat(siren.stateAfter("s loud")).isEqualTo(Map.of("power", "on"));
        assertThat(siren.stateAfter("s {'state': 'OFF', 'tone': 'bell'}")).isEqualTo(Map.of("power", "off"));
        Announced plain = Announced.as("siren", "{'cmd_t': 's/set', 'cmd_tpl': '{{ value }}', 'cmd_off_tpl': 'quiet'}");
        assertThat(plain.told(SWITCH_ON)).containsExactly("s/set ON");
        assertThat(plain.told(SWITCH_OFF)).containsExactly("s/set quiet");
    }

    @Test
    void a_button_and_a_scene_are_told_one_thing_and_tell_nothing() {
        Announced button = Announced.as("button", "{'cmd_t': 'b', 'pl_prs': '{`cmd`: 1}'}");
        assertThat(button.told(PRESS)).containsExactly("b {\"cmd\": 1}");
        assertThat(button.isOptimistic(PRESS)).isTrue();
        Announced scene = Announced.as("scene", "{'cmd_t': 's', 'pl_on': 'movie'}");
        assertThat(scene.told(ACTIVATE)).containsExactly("s movie");
    }

    @Test
    void a_number_has_a_range_and_a_unit() {
        Announced number = Announced.as(
                "number", "{'cmd_t': 'n/set', 'stat_t': 'n', 'min': -5, 'max': 7.5, 'step': 0.5, 'unit_of_meas': 's'}");
        assertThat(number.format(SET_VALUE)).isEqualTo(new DataFormat.Quantity("a number", -5, 7.5, "s"));
        assertThat(number.told(SET_VALUE, "2")).containsExactly("n/set 2");
        assertThat(number.told(SET_VALUE, "-0.5")).containsExactly("n/set -0.5");
        assertThat(number.stateAfter("n 2.5")).isEqualTo(Map.of("value", 2.5));
        assertThat(number.isAnswered(SET_VALUE, "2", "3")).isTrue();
        assertThat(Announced.as("number", "{'cmd_t': 'n'}").format(SET_VALUE))
                .isEqualTo(new DataFormat.Quantity("a number", 1, 100, ""));
        assertThat(Announced.unsupported("number", "{'cmd_t': 'n', 'min': 8, 'max': 7}"))
                .isEqualTo("min is 8.0 and max is 7.0");
    }

    @Test
    void a_selection_has_options() {
        Announced select =
                Announced.as("select", "{'cmd_t': 's/set', 'stat_t': 's', 'options': ['eco', 'full power', 3]}");
        assertThat(select.format(SELECT_OPTION))
                .isEqualTo(new DataFormat.Choice("an option", List.of("eco", "full power", "3")));
        assertThat(select.told(SELECT_OPTION, "full power")).containsExactly("s/set full power");
        assertThat(select.stateAfter("s eco")).isEqualTo(Map.of("option", "eco"));
        assertThat(Announced.unsupported("select", "{'cmd_t': 's', 'options': []}"))
                .isEqualTo("options has no entry");
    }

    @Test
    void a_lock_has_answered_when_it_is_locked() {
        Announced lock = Announced.as("lock", "{'cmd_t': 'l/set', 'stat_t': 'l', 'pl_unlk': 'open sesame'}");
        assertThat(lock.told(LOCK)).containsExactly("l/set LOCK");
        assertThat(lock.told(UNLOCK)).containsExactly("l/set open sesame");
        assertThat(lock.isAnswered(LOCK, "", "LOCKING")).isFalse();
        assertThat(lock.isAnswered(LOCK, "", "LOCKED")).isTrue();
        assertThat(lock.stateAfter("l JAMMED")).isEqualTo(Map.of("lock", "jammed"));
        assertThat(Announced.unsupported("lock", "{'cmd_t': 'l', 'code_format': '\\\\d{4}'}"))
                .isEqualTo("code_format asks for a code, and messages have none");
    }

    @Test
    void a_vacuum_is_told_what_it_says_it_can_do() {
        Announced robot = Announced.as("vacuum", "{'cmd_t': 'r/set', 'stat_t': 'r'}");
        assertThat(robot.definition().vocabulary().types()).containsExactly(STOP, START, RETURN_HOME);
        assertThat(robot.told(RETURN_HOME)).containsExactly("r/set return_to_base");
        assertThat(robot.isAnswered(RETURN_HOME, "", "{'state': 'returning'}")).isTrue();
        assertThat(robot.stateAfter("r {'state': 'docked', 'fan_speed': 'max'}"))
                .isEqualTo(Map.of("activity", "docked", "fanSpeed", "max"));
        Announced other =
                Announced.as("vacuum", "{'cmd_t': 'r/set', 'sup_feat': ['start', 'pause'], 'pl_paus': 'wait'}");
        assertThat(other.definition().vocabulary().types()).containsExactly(PAUSE, START);
        assertThat(other.told(PAUSE)).containsExactly("r/set wait");
    }

    @Test
    void the_broker_keeps_what_it_shall_keep_but_never_what_may_not_be_doubled() {
        Definition lock = Announced.as("lock", "{'cmd_t': 'l', 'retain': true}").definition();
        assertThat(retained(lock, LOCK)).isTrue();
        assertThat(retained(lock, UNLOCK)).isFalse();
        Definition button =
                Announced.as("button", "{'cmd_t': 'b', 'retain': true}").definition();
        assertThat(retained(button, PRESS)).isFalse();
        assertThat(retained(Announced.as("switch", "{'cmd_t': 's'}").definition(), SWITCH_ON))
                .isFalse();
    }

    private static boolean retained(Definition definition, MessageType type) {
        return definition.commands().get(type).publications().getFirst().retain();
    }
}
