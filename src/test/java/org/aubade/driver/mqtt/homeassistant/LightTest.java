package org.aubade.driver.mqtt.homeassistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.device.MessageType.CHANGE_COLOR;
import static org.aubade.device.MessageType.SET_BRIGHTNESS;
import static org.aubade.device.MessageType.SET_COLOR_TEMPERATURE;
import static org.aubade.device.MessageType.SWITCH_OFF;
import static org.aubade.device.MessageType.SWITCH_ON;

import java.util.Map;
import org.aubade.device.DataFormat;
import org.aubade.device.DeviceKind;
import org.junit.jupiter.api.Test;

class LightTest {
    private static Announced office(String more) {
        return Announced.as("light", """
                {'name': 'Office', 'unique_id': 'office1', 'state_topic': 'office/state', 'command_topic': 'office/set',
                 'brightness_state_topic': 'office/bri', 'brightness_command_topic': 'office/bri/set',
                 'color_temp_state_topic': 'office/ct', 'color_temp_command_topic': 'office/ct/set',
                 'rgb_state_topic': 'office/rgb', 'rgb_command_topic': 'office/rgb/set', %s 'retain': false}""".formatted(more));
    }

    @Test
    void a_light_understands_what_it_has_topics_for() {
        Announced plain = Announced.as("light", "{'command_topic': 'lamp/set'}");
        assertThat(plain.definition().identity().kind()).isEqualTo(DeviceKind.LIGHT);
        assertThat(plain.definition().vocabulary().types()).containsExactly(SWITCH_ON, SWITCH_OFF);
        assertThat(office("").definition().vocabulary().types())
                .containsExactly(SWITCH_ON, SWITCH_OFF, CHANGE_COLOR, SET_BRIGHTNESS, SET_COLOR_TEMPERATURE);
    }

    @Test
    void it_is_switched_with_the_payloads_of_its_options() {
        assertThat(office("").told(SWITCH_ON)).containsExactly("office/set ON");
        assertThat(office("").told(SWITCH_OFF)).containsExactly("office/set OFF");
        Announced other = office("'payload_on': 1, 'payload_off': 0,");
        assertThat(other.told(SWITCH_ON)).containsExactly("office/set 1");
        assertThat(other.stateAfter("office/state 1")).isEqualTo(Map.of("power", "on"));
        assertThat(other.stateAfter("office/state 1", "office/state 0")).isEqualTo(Map.of("power", "off"));
        assertThat(other.stateAfter("office/state 1", "office/state None")).isEmpty();
        assertThat(other.stateAfter("office/state 1", "office/state ?")).isEqualTo(Map.of("power", "on"));
    }

    @Test
    void a_style_is_told_before_the_light_is_switched_on_unless_the_options_say_otherwise() {
        assertThat(office("").told(SET_BRIGHTNESS, "50")).containsExactly("office/bri/set 128", "office/set ON");
        assertThat(office("'on_command_type': 'first',").told(SET_BRIGHTNESS, "50"))
                .containsExactly("office/set ON", "office/bri/set 128");
        Announced only = office("'on_command_type': 'brightness',");
        assertThat(only.told(SET_BRIGHTNESS, "50")).containsExactly("office/bri/set 128");
        assertThat(only.told(SWITCH_ON)).containsExactly("office/bri/set 255");
        assertThat(only.told(SWITCH_OFF)).containsExactly("office/set OFF");
        assertThat(only.format(SET_BRIGHTNESS)).isEqualTo(new DataFormat.Quantity("a brightness", 1, 100, "%"));
    }

    @Test
    void brightness_is_scaled_and_only_nothing_is_off() {
        Announced hundred = office("'brightness_scale': 100,");
        assertThat(hundred.told(SET_BRIGHTNESS, "37")).containsExactly("office/bri/set 37", "office/set ON");
        assertThat(hundred.told(SET_BRIGHTNESS, "0")).containsExactly("office/bri/set 0", "office/set OFF");
        assertThat(hundred.told(SET_BRIGHTNESS, "0.3")).containsExactly("office/bri/set 1", "office/set ON");
        assertThat(office("").stateAfter("office/bri 128")).isEqualTo(Map.of("brightness", 50L));
        assertThat(office("").stateAfter("office/bri 999")).isEqualTo(Map.of("brightness", 100L));
    }

    @Test
    void a_colour_temperature_is_told_in_mireds_or_in_kelvin() {
        assertThat(office("").told(SET_COLOR_TEMPERATURE, "2700"))
                .containsExactly("office/ct/set 370", "office/set ON");
        assertThat(office("").stateAfter("office/ct 370")).isEqualTo(Map.of("colorTemperature", 2703L));
        assertThat(office("").format(SET_COLOR_TEMPERATURE))
                .isEqualTo(new DataFormat.Quantity("a colour temperature", 2000, 6535, "K"));
        assertThat(office("'min_mireds': 200, 'max_mireds': 400,").format(SET_COLOR_TEMPERATURE))
                .isEqualTo(new DataFormat.Quantity("a colour temperature", 2500, 5000, "K"));
        Announced kelvin = office("'color_temp_kelvin': true, 'min_kelvin': 2200, 'max_kelvin': 6500,");
        assertThat(kelvin.told(SET_COLOR_TEMPERATURE, "2700")).containsExactly("office/ct/set 2700", "office/set ON");
        assertThat(kelvin.stateAfter("office/ct 2700")).isEqualTo(Map.of("colorTemperature", 2700L));
        assertThat(kelvin.format(SET_COLOR_TEMPERATURE))
                .isEqualTo(new DataFormat.Quantity("a colour temperature", 2200, 6500, "K"));
    }

    @Test
    void a_colour_is_told_in_the_space_of_the_light() {
        assertThat(office("").told(CHANGE_COLOR, "#ff8000"))
                .containsExactly("office/rgb/set 255,128,0", "office/set ON");
        assertThat(office("").stateAfter("office/rgb 255,128,0")).isEqualTo(Map.of("color", "#ff8000"));
        assertThat(office("").stateAfter("office/rgb red")).isEmpty();
        assertThat(color("hs", "").told(CHANGE_COLOR, "#ff8000")).containsExactly("c/set 30.118,100", "l/set ON");
        assertThat(color("hs", "").stateAfter("c 30.118,100")).isEqualTo(Map.of("color", "#ff8000"));
        assertThat(color("xy", "").told(CHANGE_COLOR, "#ff0000")).containsExactly("c/set 0.6401,0.33", "l/set ON");
        assertThat(color("xy", "").stateAfter("c 0.6401,0.33")).isEqualTo(Map.of("color", "#ff0000"));
        assertThat(color("rgbw", "").told(CHANGE_COLOR, "red")).containsExactly("c/set 255,0,0,0", "l/set ON");
        assertThat(color("rgbww", "").told(CHANGE_COLOR, "red")).containsExactly("c/set 255,0,0,0,0", "l/set ON");
        assertThat(color("rgbw", "").stateAfter("c 255,0,0,77")).isEqualTo(Map.of("color", "#ff0000"));
    }

    private static Announced color(String space, String more) {
        return Announced.as(
                "light", "{'cmd_t': 'l/set', '%1$s_cmd_t': 'c/set', '%1$s_stat_t': 'c' %2$s}".formatted(space, more));
    }

    @Test
    void templates_of_one_expression_are_followed() {
        Announced light = office("""
                'state_value_template': '{{ value_json.power | upper }}',
                'brightness_value_template': '{{ value_json.level }}',
                'brightness_command_template': '{`level`: {{ value | int }}}',""");
        assertThat(light.stateAfter("office/state {'power': 'on'}", "office/bri {'level': 255}"))
                .isEqualTo(Map.of("power", "on", "brightness", 100L));
        assertThat(light.told(SET_BRIGHTNESS, "20").getFirst()).isEqualTo("office/bri/set {\"level\": 51}");
    }

    @Test
    void it_has_answered_when_the_state_arrives_or_is_already_as_told() {
        assertThat(office("").isAnswered(SWITCH_ON, "", "ON")).isTrue();
        assertThat(office("").isAnswered(SWITCH_ON, "", "OFF")).isFalse();
        assertThat(office("").isAnswered(SET_BRIGHTNESS, "1", "12")).isTrue();
        assertThat(office("").isAnswered(SET_BRIGHTNESS, "1", "twelve")).isFalse();
        assertThat(office("").isReached(SWITCH_ON, "", Map.of("power", "on"))).isTrue();
        assertThat(office("").isReached(SWITCH_ON, "", Map.of("power", "off"))).isFalse();
        assertThat(office("").isReached(SWITCH_ON, "", Map.of())).isFalse();
        assertThat(office("").isReached(SET_BRIGHTNESS, "50", Map.of("brightness", 50L)))
                .isTrue();
        assertThat(office("").isReached(SET_BRIGHTNESS, "50", Map.of("brightness", 51L)))
                .isFalse();
        assertThat(office("").isReached(CHANGE_COLOR, "red", Map.of("color", "#ff0000")))
                .isTrue();
    }

    @Test
    void an_optimistic_light_has_answered_when_the_broker_has_the_message() {
        assertThat(Announced.as("light", "{'command_topic': 'lamp/set'}").isOptimistic(SWITCH_ON))
                .isTrue();
        assertThat(office("'optimistic': true,").isOptimistic(SWITCH_ON)).isTrue();
        assertThat(office("'optimistic': true,").stateAfter("office/state ON")).isEqualTo(Map.of("power", "on"));
        assertThat(office("").isOptimistic(SWITCH_ON)).isFalse();
    }
}
