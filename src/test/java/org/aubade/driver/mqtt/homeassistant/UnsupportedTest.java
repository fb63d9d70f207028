package org.aubade.driver.mqtt.homeassistant;

import static org.assertj.core.api.Assertions.assertThat;

import org.aubade.device.MessageType;
import org.aubade.driver.mqtt.homeassistant.entity.Abbreviations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An entity that cannot be followed is there, says why, and is never told anything wrong. */
class UnsupportedTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "switch;  val_tpl",
                "switch;  cmd_tpl",
                "light;   stat_val_tpl",
                "light;   bri_cmd_tpl",
                "light;   rgb_val_tpl",
                "light;   clr_temp_val_tpl",
                "cover;   pos_tpl",
                "cover;   set_pos_tpl",
                "cover;   tilt_cmd_tpl",
                "fan;     pct_val_tpl",
                "fan;     pr_mode_cmd_tpl",
                "climate; temp_stat_tpl",
                "climate; mode_cmd_tpl",
                "lock;    val_tpl",
                "valve;   val_tpl",
                "number;  cmd_tpl",
                "select;  cmd_tpl",
                "siren;   cmd_off_tpl",
                "button;  cmd_tpl",
            })
    void each_template_that_matters_is_named(String component, String key) {
        String why = Announced.unsupported(
                component,
                "{'cmd_t': 'c', 'rgb_cmd_t': 'r', 'temp_cmd_t': 't', 'ops': ['a'], '" + key
                        + "': '{{ 1 if value else 2 }}'}");
        assertThat(why)
                .startsWith(
                        Abbreviations.ofEntity(key) + " '{{ 1 if value else 2 }}' cannot be followed: it may name ");
    }

    @Test
    void templates_about_other_things_do_not_matter() {
        Announced light = Announced.as(
                "light",
                "{'cmd_t': 'c', 'fx_val_tpl': '{% x %}', 'json_attr_tpl': '{% x %}', 'fx_cmd_tpl': '{% x %}'}");
        assertThat(light.definition().commands()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "switch; 'pl_on': {'relay': 1}; payload_on is not text of at most 8192 characters",
                "switch; 'pl_off': null;        payload_off is null",
                "switch; 'stat_t': ['a'];       state_topic is not text of at most 8192 characters",
                "switch; 'stat_t': 'a/#';       state_topic is not a topic to which one message can be published",
                "switch; 'stat_t': 'a\\ud800';  state_topic is not a topic to which one message can be published",
                "switch; 'stat_t': '$share/a';  state_topic is not a topic to which one message can be published",
                "button; 'pl_prs': [1];         payload_press is not text of at most 8192 characters",
                "number; 'min': 'low';          min is not a number",
                "cover;  'pos_open': {};        position_open is not text of at most 8192 characters",
            })
    void what_would_be_told_wrongly_without_it_is_named(String component, String option, String why) {
        assertThat(Announced.unsupported(component, "{'cmd_t': 'c', " + option + "}"))
                .isEqualTo(why);
    }

    @Test
    void a_long_payload_is_told_as_it_is_and_one_that_is_too_long_not_at_all() {
        String code = "9".repeat(5_000);
        assertThat(Announced.as("button", "{'cmd_t': 'c', 'pl_prs': '" + code + "'}")
                        .told(MessageType.PRESS))
                .containsExactly("c " + code);
        assertThat(Announced.unsupported("button", "{'cmd_t': 'c', 'pl_prs': '" + code + code + "'}"))
                .isEqualTo("payload_press is not text of at most 8192 characters");
    }

    @Test
    void payloads_in_other_encodings_are_not_written() {
        assertThat(Announced.unsupported("switch", "{'cmd_t': 'c', 'e': 'utf-16'}"))
                .isEqualTo("encoding is not utf-8");
    }

    @Test
    void a_schema_that_nobody_knows_is_named() {
        assertThat(Announced.unsupported("light", "{'cmd_t': 'c', 'schema': 'xml'}"))
                .isEqualTo("schema 'xml' is unknown");
    }
}
