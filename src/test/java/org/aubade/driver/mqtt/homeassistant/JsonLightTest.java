package org.aubade.driver.mqtt.homeassistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.aubade.device.MessageType.CHANGE_COLOR;
import static org.aubade.device.MessageType.SET_BRIGHTNESS;
import static org.aubade.device.MessageType.SET_COLOR_TEMPERATURE;
import static org.aubade.device.MessageType.SWITCH_OFF;
import static org.aubade.device.MessageType.SWITCH_ON;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonLightTest {
    private static Announced light(String more) {
        return Announced.as("light", "{'schema': 'json', 'stat_t': 'l', 'cmd_t': 'l/set'" + more + "}");
    }

    @Test
    void one_topic_says_everything() {
        Announced light = light(", 'supported_color_modes': ['color_temp', 'rgb'], 'brightness_scale': 254");
        assertThat(light.told(SWITCH_ON)).containsExactly("l/set {\"state\":\"ON\"}");
        assertThat(light.told(SWITCH_OFF)).containsExactly("l/set {\"state\":\"OFF\"}");
        assertThat(light.told(SET_BRIGHTNESS, "50")).containsExactly("l/set {\"state\":\"ON\",\"brightness\":127}");
        assertThat(light.told(SET_BRIGHTNESS, "0")).containsExactly("l/set {\"state\":\"OFF\"}");
        assertThat(light.told(SET_COLOR_TEMPERATURE, "4000"))
                .containsExactly("l/set {\"state\":\"ON\",\"color_temp\":250}");
        assertThat(light.stateAfter("l {'state': 'ON', 'brightness': 127, 'color_temp': 250}"))
                .isEqualTo(Map.of("power", "on", "brightness", 50L, "colorTemperature", 4000L));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "rgb;   {\"r\":255,\"g\":128,\"b\":0}",
                "rgbw;  {\"r\":255,\"g\":128,\"b\":0,\"w\":0}",
                "rgbww; {\"r\":255,\"g\":128,\"b\":0,\"c\":0,\"w\":0}",
                "hs;    {\"h\":30.118,\"s\":100}",
                "xy;    {\"x\":0.543,\"y\":0.407}",
            })
    void a_colour_is_told_in_the_space_of_the_light(String mode, String color) {
        Announced light = light(", 'supported_color_modes': ['" + mode + "']");
        assertThat(light.told(CHANGE_COLOR, "#ff8000"))
                .containsExactly("l/set {\"state\":\"ON\",\"color\":" + color + "}");
        assertThat(light.stateAfter("l {'color_mode': '" + mode + "', 'color': " + color + "}"))
                .isEqualTo(Map.of("color", "#ff8000"));
    }

    @Test
    void it_understands_what_its_colour_modes_say() {
        assertThat(light("").definition().vocabulary().types()).containsExactly(SWITCH_ON, SWITCH_OFF);
        assertThat(light(", 'sup_clrm': ['onoff']").definition().vocabulary().types())
                .containsExactly(SWITCH_ON, SWITCH_OFF);
        assertThat(light(", 'sup_clrm': ['brightness']")
                        .definition()
                        .vocabulary()
                        .types())
                .containsExactly(SWITCH_ON, SWITCH_OFF, SET_BRIGHTNESS);
        assertThat(light(", 'brightness': true, 'rgb': true, 'color_temp': true")
                        .definition()
                        .vocabulary()
                        .types())
                .containsExactly(SWITCH_ON, SWITCH_OFF, CHANGE_COLOR, SET_BRIGHTNESS, SET_COLOR_TEMPERATURE);
    }

    @Test
    void white_has_no_colour() {
        Announced light = light(", 'sup_clrm': ['color_temp', 'rgb']");
        String red = "l {'state': 'ON', 'color_mode': 'rgb', 'color': {'r': 255, 'g': 0, 'b': 0}}";
        assertThat(light.stateAfter(
                        red, "l {'color_mode': 'color_temp', 'color_temp': 250, 'color': {'x': 0.3, 'y': 0.3}}"))
                .isEqualTo(Map.of("power", "on", "colorTemperature", 4000L));
    }

    @Test
    void what_is_not_json_is_refused_and_changes_nothing() {
        assertThat(light("").stateAfter("l {'state': null}")).isEmpty();
        assertThat(light("").stateAfter("l {'power': 'ON'}")).isEmpty();
        assertThatThrownBy(() -> light("").stateAfter("l ON"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("is not JSON");
        assertThatThrownBy(() -> light("").stateAfter("l " + "x".repeat(1 << 20)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("is longer than 262144 characters; found 1048576");
    }

    @Test
    void the_template_schema_is_followed_as_far_as_its_templates_are_constant() {
        Announced light = Announced.as("light", """
                {'schema': 'template', 'command_topic': 'l/set', 'state_topic': 'l', 'command_on_template': '{{ state }},now',
                 'command_off_template': 'off', 'state_template': '{{ value_json.state }}',
                 'brightness_template': '{{ value_json.bri }}'}""");
        assertThat(light.definition().vocabulary().types()).containsExactly(SWITCH_ON, SWITCH_OFF);
        assertThat(light.told(SWITCH_ON)).containsExactly("l/set on,now");
        assertThat(light.told(SWITCH_OFF)).containsExactly("l/set off");
        assertThat(light.stateAfter("l {'state': 'on', 'bri': 255}"))
                .isEqualTo(Map.of("power", "on", "brightness", 100L));
        assertThat(Announced.unsupported("light", """
                        {'schema': 'template', 'command_topic': 'l/set', 'command_off_template': 'off',
                         'command_on_template': 'on,{{ brightness }}'}"""))
                .isEqualTo("command_on_template 'on,{{ brightness }}' cannot be followed: it may name state only");
    }
}
