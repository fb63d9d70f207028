package org.aubade.driver.mqtt.homeassistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.device.MessageType.SET_MODE;
import static org.aubade.device.MessageType.SET_SPEED;
import static org.aubade.device.MessageType.SET_TEMPERATURE;
import static org.aubade.device.MessageType.SWITCH_OFF;
import static org.aubade.device.MessageType.SWITCH_ON;

import java.util.List;
import java.util.Map;
import org.aubade.device.DataFormat;
import org.junit.jupiter.api.Test;

class FanAndClimateTest {
    @Test
    void the_speed_of_a_fan_is_scaled_to_its_steps_and_nothing_is_off() {
        Announced fan = Announced.as("fan", """
                {'cmd_t': 'f/set', 'stat_t': 'f', 'pct_cmd_t': 'f/pct/set', 'pct_stat_t': 'f/pct',
                 'spd_rng_min': 1, 'spd_rng_max': 4, 'pr_mode_cmd_t': 'f/preset/set', 'pr_mode_stat_t': 'f/preset',
                 'pr_modes': ['eco', 'auto'], 'osc_val_tpl': '{% if whatever %}'}""");
        assertThat(fan.definition().vocabulary().types()).containsExactly(SWITCH_ON, SWITCH_OFF, SET_MODE, SET_SPEED);
        assertThat(fan.told(SET_SPEED, "50")).containsExactly("f/pct/set 2", "f/set ON");
        assertThat(fan.told(SET_SPEED, "1")).containsExactly("f/pct/set 1", "f/set ON");
        assertThat(fan.told(SET_SPEED, "0")).containsExactly("f/pct/set 0", "f/set OFF");
        assertThat(fan.told(SET_MODE, "eco")).containsExactly("f/preset/set eco");
        assertThat(fan.format(SET_MODE)).isEqualTo(new DataFormat.Choice("a mode", List.of("eco", "auto")));
        assertThat(fan.stateAfter("f ON", "f/pct 3", "f/preset eco"))
                .isEqualTo(Map.of("power", "on", "speed", 75L, "mode", "eco"));
        assertThat(fan.stateAfter("f/preset eco", "f/preset None")).isEmpty();
    }

    @Test
    void a_thermostat_has_a_target_and_modes() {
        Announced climate = Announced.as("climate", """
                {'temp_cmd_t': 'c/t/set', 'temp_stat_t': 'c/t', 'curr_temp_t': 'c/now', 'act_t': 'c/act', 'min_temp': 5,
                 'max_temp': 30, 'mode_cmd_t': 'c/m/set', 'mode_stat_t': 'c/m', 'modes': ['off', 'heat'],
                 'mode_cmd_tpl': 'm={{ value }}'}""");
        assertThat(climate.definition().vocabulary().types()).containsExactly(SWITCH_OFF, SET_TEMPERATURE, SET_MODE);
        assertThat(climate.format(SET_TEMPERATURE)).isEqualTo(new DataFormat.Quantity("a temperature", 5, 30, "°C"));
        assertThat(climate.told(SET_TEMPERATURE, "21.5")).containsExactly("c/t/set 21.5");
        assertThat(climate.told(SET_MODE, "heat")).containsExactly("c/m/set m=heat");
        assertThat(climate.told(SWITCH_OFF)).containsExactly("c/m/set m=off");
        assertThat(climate.isAnswered(SWITCH_OFF, "", "heat")).isFalse();
        assertThat(climate.isAnswered(SWITCH_OFF, "", "off")).isTrue();
        assertThat(climate.stateAfter("c/t 21.5", "c/now 19", "c/m heat", "c/act heating"))
                .isEqualTo(
                        Map.of("temperature", 21.5, "currentTemperature", 19L, "mode", "heat", "activity", "heating"));
    }

    @Test
    void fahrenheit_is_translated() {
        Announced climate = Announced.as(
                "climate",
                "{'temp_cmd_t': 'c/set', 'temp_stat_t': 'c', 'temp_unit': 'F', 'min_temp': 50, 'max_temp': 86}");
        assertThat(climate.format(SET_TEMPERATURE)).isEqualTo(new DataFormat.Quantity("a temperature", 10, 30, "°C"));
        assertThat(climate.told(SET_TEMPERATURE, "21.5")).containsExactly("c/set 70.7");
        assertThat(climate.stateAfter("c 70.7")).isEqualTo(Map.of("temperature", 21.5));
    }

    @Test
    void power_has_a_topic_of_its_own_where_there_is_one() {
        Announced climate = Announced.as(
                "climate",
                "{'pow_cmd_t': 'c/p/set', 'pl_on': '1', 'pl_off': '0', 'mode_cmd_t': 'c/m/set', 'mode_stat_t': 'c/m'}");
        assertThat(climate.told(SWITCH_ON)).containsExactly("c/p/set 1");
        assertThat(climate.told(SWITCH_OFF)).containsExactly("c/p/set 0");
        assertThat(climate.isAnswered(SWITCH_ON, "", "cool")).isTrue();
        assertThat(climate.format(SET_MODE))
                .isEqualTo(new DataFormat.Choice("a mode", List.of("auto", "off", "cool", "heat", "dry", "fan_only")));
    }
}
