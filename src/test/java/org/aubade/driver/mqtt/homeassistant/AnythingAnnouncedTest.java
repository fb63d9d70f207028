package org.aubade.driver.mqtt.homeassistant;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.aubade.device.DeviceState;
import org.aubade.driver.mqtt.homeassistant.entity.Component;
import org.aubade.driver.mqtt.inventory.Changes;

class AnythingAnnouncedTest {
    private final HomeAssistantInventory inventory = new HomeAssistantInventory("homeassistant", true);

    @Provide
    Arbitrary<String> anything() {
        Arbitrary<String> keys = Arbitraries.of(
                "cmd_t",
                "stat_t",
                "val_tpl",
                "cmd_tpl",
                "dev",
                "o",
                "cmps",
                "p",
                "~",
                "avty",
                "avty_t",
                "min",
                "max",
                "ops",
                "modes",
                "bri_scl",
                "schema",
                "uniq_id",
                "name",
                "sup_clrm",
                "pos_open",
                "bri_cmd_t",
                "pct_cmd_t",
                "retain",
                "spd_rng_min",
                "min_mirs",
                "temp_cmd_t",
                "temp_unit",
                "min_temp",
                "xy_cmd_t",
                "pos",
                "set_pos_t");
        Arbitrary<String> values = Arbitraries.of(
                "null",
                "true",
                "0",
                "-1",
                "1e308",
                "-1e308",
                "0.0000001",
                "\"\"",
                "\"~\"",
                "\"a/b\"",
                "\"{{ value }}\"",
                "\"{{ value | int }}\"",
                "[]",
                "{}",
                "[null]",
                "[\"a\",1]",
                "\"F\"",
                "\"json\"",
                "\"template\"",
                "\"NaN\"",
                "{\"p\":\"light\",\"cmd_t\":\"x\"}",
                "[{\"t\":\"a\"},7]",
                "99999999999999999999999",
                "\"\\u0000\"");
        return keys.tuple1()
                .flatMap(key -> values.map(value -> "\"" + key.get1() + "\":" + value))
                .list()
                .ofMaxSize(14)
                .map(fields -> "{" + String.join(",", fields) + "}");
    }

    @Property(tries = 5_000)
    void whatever_is_announced_nothing_breaks(@ForAll("anything") String configuration) {
        for (Component component : Component.values()) {
            Changes changes = inventory.received("homeassistant/" + component.word() + "/x/config", configuration);
            changes.present().forEach(definition -> {
                assertThat(definition.vocabulary()).isNotNull();
                definition.stateTopics().forEach(report -> {
                    DeviceState state =
                            report.parser().parse(DeviceState.UNKNOWN, "{\"state\":\"ON\",\"brightness\":1e300}");
                    assertThat(state).isNotNull();
                });
            });
        }
        assertThat(inventory.received("homeassistant/device/x/config", configuration))
                .isNotNull();
    }
}
