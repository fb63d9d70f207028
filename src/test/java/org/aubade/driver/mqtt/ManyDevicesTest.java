package org.aubade.driver.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.logging.Logger;
import org.aubade.device.Connection;
import org.aubade.driver.mqtt.inventory.Json;
import org.junit.jupiter.api.Test;

class ManyDevicesTest {
    private static final int MANY = 1_000;

    /** As many lamps and blinds as the recorded ones, taking turns. */
    private static String inventory() {
        JsonNode recorded = Json.parse(FakeZigbee2Mqtt.recorded("devices.json"));
        ArrayNode all = (ArrayNode) Json.parse("[]");
        for (int i = 0; i < MANY; i++) {
            ObjectNode one = recorded.get(1 + i % 5).deepCopy();
            all.add(one.put("friendly_name", "device-" + i).put("ieee_address", "0x" + i));
        }
        return all.toString();
    }

    @Test
    void a_thousand_devices_are_there_in_less_than_five_seconds() {
        try (FakeZigbee2Mqtt zigbee = new FakeZigbee2Mqtt(TestBroker.shared().port());
                MqttHome home = new MqttHome(
                        TestSettings.plain(TestBroker.shared().port()).under(zigbee.base()))) {
            String inventory = inventory();
            zigbee.keep("bridge/devices", inventory);
            zigbee.keep("bridge/state", "online");
            long before = usedMemory();
            long began = System.nanoTime();
            home.open();
            MqttHome.eventually(() -> assertThat(home.devices().devices())
                    .hasSize(MANY)
                    .allSatisfy(device -> assertThat(device.connection()).isEqualTo(Connection.CONNECTED)));
            Duration taken = Duration.ofNanos(System.nanoTime() - began);
            long each = (usedMemory() - before) / MANY;
            Logger.getLogger("aubade.mqtt")
                    .info("%d devices (%d bytes of inventory) were there in %d ms; each takes %d bytes."
                            .formatted(MANY, inventory.length(), taken.toMillis(), each));
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
