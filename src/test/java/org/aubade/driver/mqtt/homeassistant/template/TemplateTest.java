package org.aubade.driver.mqtt.homeassistant.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
    private static Optional<String> found(String template, String payload) {
        return ((Template) Template.read(template, Payload.VARIABLES)).render(new Payload(payload));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "{{ value }}                              # ON",
                "{{value}}                                # ON",
                "  {{ value | lower }}                    # on",
                "state is {{ value }}!                    # state is ON!",
                "always the same                          # always the same",
            })
    void the_payload_is_a_value(String template, String made) {
        assertThat(found(template, "ON")).hasValue(made);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "{{ value_json.state }}                   # on",
                "{{ value_json['state'] | upper }}        # ON",
                "{{ value_json[\"state\"] }}              # on",
                "{{ value_json.color.r }}                 # 255",
                "{{ value_json['color']['r'] }}           # 255",
                "{{ value_json.color['r']|float }}        # 255.0",
                "{{ value_json['ENERGY'].Power }}         # 21.55",
                "{{ value_json.ENERGY.Power | int }}      # 21",
                "{{ value_json.ENERGY.Power | round }}    # 22",
                "{{ value_json.ENERGY.Power | round(1) }} # 21.6",
                "{{ value_json.ENERGY.Power|round|int }}  # 22",
                "{{ value_json.text | int }}              # 12",
                "{{ value_json.open }}                    # True",
                "{{ value_json.open | lower }}            # true",
                "{{ value_json.nothing }}                 # None",
                "{{ value_json['a.b'] }}                  # dotted",
                "{\"x\": {{ value_json.color.r }}}        # {\"x\": 255}",
            })
    void members_of_json_are_found(String template, String made) {
        String payload = """
                {"state": "on", "color": {"r": 255}, "ENERGY": {"Power": 21.55}, "text": "12.9", "open": true,
                 "nothing": null, "a.b": "dotted"}""";
        assertThat(found(template, payload)).hasValue(made);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ value_json.other }}",
                "{{ value_json.state.deeper }}",
                "{{ value_json.color }}",
                "{{ value_json.state | int }}",
                "{{ value_json.state | round }}",
                "{{ value_json.huge }}"
            })
    void what_is_not_there_has_no_value(String template) {
        String payload = "{\"state\": \"on\", \"color\": {\"r\": 1}, \"huge\": 123456789012345678901234567890}";
        assertThat(found(template, payload)).isEmpty();
        assertThat(found(template, "ON")).isEmpty();
        assertThat(found(template, "")).isEmpty();
        assertThat(found(template, "[".repeat(100_000))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "{% if value == 'a' %}on{% endif %}        # it has statements or comments",
                "{{ value }},{{ value }}                   # it has more than one expression",
                "{{ value                                  # the expression goes on where '}}' is expected",
                "{{ value + 1 }}                           # the expression goes on where '}}' is expected",
                "{{ 'OFF' if value == 0 else 'ON' }}       # it may name value or value_json only",
                "{{ states('sun.sun') }}                   # it may name value or value_json only",
                "{{ }}                                     # it may name value or value_json only",
                "{{{ value }}}                             # it may name value or value_json only",
                "{{- value -}}                             # it may name value or value_json only",
                "{{ value_json }}                          # value_json is not one value",
                "{{ value.x }}                             # value has no members",
                "{{ value_json.items }}                    # '.items' is not the name of a member",
                "{{ value_json.__class__ }}                # '.__class__' is not the name of a member",
                "{{ value_json.0 }}                        # '.' is not the name of a member",
                "{{ value_json[0] }}                       # a member in brackets is quoted text without escapes",
                "{{ value_json['a }}                       # a member in brackets is quoted text without escapes",
                "{{ value_json['a\\'b'] }}                 # a member in brackets is quoted text without escapes",
            })
    void what_is_outside_of_the_subset_is_refused_with_a_reason(String template, String why) {
        assertThat(Template.read(template, Payload.VARIABLES)).isEqualTo(new ReadTemplate.Unsupported(template, why));
    }

    @Test
    void comments_are_refused() {
        assertThat(Template.read("{# why #}{{ value }}", Payload.VARIABLES))
                .isEqualTo(new ReadTemplate.Unsupported("{# why #}{{ value }}", "it has statements or comments"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"default(0)", "d", "int(0)", "round(1, 'floor')", "round(10)", "multiply(2)", "regex_replace", ""
            })
    void other_filters_are_refused_by_name(String filter) {
        String name = filter.replaceAll("\\(.*", "");
        assertThat(Template.read("{{ value | " + filter + " }}", Payload.VARIABLES))
                .isInstanceOfSatisfying(
                        ReadTemplate.Unsupported.class,
                        unsupported -> assertThat(unsupported.why())
                                .satisfiesAnyOf(
                                        why -> assertThat(why)
                                                .isEqualTo("there is no filter '" + name
                                                        + "' here; known: float, int, lower, round, upper"),
                                        why -> assertThat(why)
                                                .isEqualTo("the expression goes on where '}}' is expected")));
    }

    @Test
    void a_template_for_commands_has_variables_of_its_own() {
        Template template = (Template) Template.read("{\"pos\": {{ position | int }}}", Set.of("value", "position"));
        Variables scope = Variables.of(Map.of("position", Value.of(41.7), "value", Value.of(7)));
        assertThat(template.render(scope)).hasValue("{\"pos\": 41}");
        assertThat(Template.read("{{ value_json.a }}", Set.of("value")))
                .isEqualTo(new ReadTemplate.Unsupported("{{ value_json.a }}", "it may name value only"));
    }

    @Test
    void a_template_has_a_length_that_is_bounded() {
        assertThat(Template.read("x".repeat(1_000), Payload.VARIABLES)).isInstanceOf(Template.class);
        assertThat(Template.read("x".repeat(1_001), Payload.VARIABLES))
                .isEqualTo(new ReadTemplate.Unsupported("x".repeat(60) + "…", "it is longer than 1000 characters"));
    }
}
