package org.aubade.driver.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.logging.Logger;
import org.aubade.device.Connection;
import org.aubade.driver.mqtt.homeassistant.HomeAssistantSource;
import org.junit.jupiter.api.Test;

/** As many devices as a large home has, announced for Home Assistant, each as ESPHome does. */
class ManyAnnouncedTest {
    private static final int MANY = 1_000;
    private static final String LIGHT = """
            {"schema":"json","brightness":true,"color_mode":true,"supported_color_modes":["rgb"],"effect":true,
             "effect_list":["None","Rainbow"],"name":"Ceiling","stat_t":"many/%1$d/light/state","cmd_t":"many/%1$d/light/command",
             "avty_t":"many/%1$d/status","uniq_id":"many-%1$d","dev":{"ids":"many-%1$d","name":"Many %1$d","sw":"2025.2.0",
             "mdl":"esp32dev","mf":"espressif","sa":"Hall"}}""";
    private static final String BLIND = """
            {"name":"Blind","dev_cla":"shutter","stat_t":"many/%1$d/cover/state","cmd_t":"many/%1$d/cover/command",
             "pos_t":"many/%1$d/cover/position/state","set_pos_t":"many/%1$d/cover/position/command","avty_t":"many/%1$d/status",
             "uniq_id":"many-%1$d","dev":{"ids":"many-%1$d","name":"Many %1$d"}}""";

    @Test
    void a_thousand_announced_devices_are_there_in_less_than_five_seconds() {
        try (FakeFirmware firmware = new FakeFirmware(TestBroker.shared().port());
                MqttHome home =
                        new MqttHome(TestSettings.plain(TestBroker.shared().port()), new HomeAssistantSource())) {
            for (int i = 0; i < MANY; i++) {
                boolean light = i % 2 == 0;
                firmware.keep(
                        "homeassistant/" + (light ? "light" : "cover") + "/many/" + i + "/config",
                        (light ? LIGHT : BLIND).formatted(i));
            }
            long before = usedMemory();
            long began = System.nanoTime();
            home.open();
            MqttHome.eventually(() -> assertThat(home.devices().devices())
                    .hasSize(MANY)
                    .allSatisfy(device -> assertThat(device.connection()).isEqualTo(Connection.CONNECTED)));
            Duration taken = Duration.ofNanos(System.nanoTime() - began);
            long each = (usedMemory() - before) / MANY;
            Logger.getLogger("aubade.mqtt")
                    .info("%d announced devices were there in %d ms; each takes %d bytes."
                            .formatted(MANY, taken.toMillis(), each));
            assertThat(taken).isLessThan(Duration.ofSeconds(5));
            assertThat(each).isLessThan(100_000);
        }
    }

    private static long usedMemory() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
