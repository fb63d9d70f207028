package org.aubade.driver.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.device.MessageType.SWITCH_ON;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.aubade.device.DeviceId;
import org.aubade.device.DeviceLog;
import org.aubade.driver.mqtt.homeassistant.HomeAssistantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever arrives, on whichever topic: it is said once for each device, and nothing breaks. */
class HostilePayloadsTest {
    private static final int MIB = 1 << 20;
    private static final List<String> PAYLOADS = List.of(
            "nonsense",
            "{",
            "[]",
            "null",
            "\u0000",
            "\ud800",
            "{\"state\":{\"state\":{}},\"brightness\":\"x\",\"color\":[],\"color_temp\":-1,\"position\":1e999}",
            "{\"level\":\"error\",\"message\":7}",
            "[{\"friendly_name\":\"a#b\",\"definition\":{}},{\"friendly_name\":\"\u202egnol\",\"definition\":{}},7,null]",
            "[".repeat(5_000),
            "{\"state\":".repeat(2_000),
            "9".repeat(2_000),
            "x".repeat(MIB),
            "{\"state\":\"" + "x".repeat(MIB) + "\"}");

    private final FakeZigbee2Mqtt zigbee =
            new FakeZigbee2Mqtt(TestBroker.shared().port()).withHome();
    private final MqttHome home =
            new MqttHome(TestSettings.plain(TestBroker.shared().port()).under(zigbee.base())).open();
    private final DeviceLog log = DeviceLog.open("aubade.mqtt");

    @AfterEach
    void close() {
        log.close();
        home.close();
        zigbee.close();
    }

    @Test
    void on_the_topics_of_devices_it_is_said_once_for_each_and_nothing_breaks() {
        for (int round = 0; round < 3; round++) {
            Stream.of("plug", "plug/availability", "living_lamp", "blind", "bridge/state")
                    .forEach(topic -> PAYLOADS.forEach(payload -> zigbee.tell(topic, payload)));
        }
        home.send("plug", SWITCH_ON);
        home.send("living_lamp", SWITCH_ON);
        assertThat(home.find("plug").state().properties()).containsEntry("power", "on");
        assertThat(log.lines()).filteredOn(line -> line.startsWith("plug of")).hasSize(1);
        assertThat(log.lines())
                .filteredOn(line -> line.startsWith("living_lamp of"))
                .hasSize(1);
        assertThat(log.lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(600));
        assertThat(log.lines()).noneSatisfy(line -> assertThat(line).contains("Something about MQTT"));
    }

    @Test
    void on_the_topics_of_the_bridge_the_devices_stay_as_they_were_or_go() {
        Stream.of("bridge/devices", "bridge/groups", "bridge/logging")
                .forEach(topic -> PAYLOADS.forEach(payload -> zigbee.keep(topic, payload)));
        zigbee.keep("bridge/devices", FakeZigbee2Mqtt.recorded("devices.json"));
        zigbee.keep("bridge/groups", "");
        MqttHome.eventually(() ->
                assertThat(home.devices().ids()).extracting(DeviceId::value).contains("plug"));
        home.send("plug", SWITCH_ON);
        assertThat(log.lines()).noneSatisfy(line -> assertThat(line).contains("Something about MQTT"));
        assertThat(log.lines())
                .filteredOn(line -> line.contains("bridge/devices"))
                .hasSize(1);
    }

    @Test
    void on_the_topics_of_a_device_made_by_hand_it_is_said_once_and_nothing_breaks() {
        String topic = zigbee.base() + "/by-hand";
        home.devices()
                .register(new MqttDriver(home.discovery())
                        .create(
                                new DeviceId("feeder"),
                                "Feeder",
                                Map.of(
                                        "broker",
                                        "home",
                                        "kind",
                                        "light",
                                        "commandTopic",
                                        topic + "/set",
                                        "stateTopic",
                                        topic)))
                .await()
                .atMost(MqttHome.LIMIT);
        PAYLOADS.forEach(payload -> zigbee.tell("by-hand", payload));
        zigbee.tell("by-hand", "{\"power\":\"on\"}");
        MqttHome.eventually(
                () -> assertThat(home.find("feeder").state().properties()).containsEntry("power", "on"));
        assertThat(log.lines()).filteredOn(line -> line.startsWith("feeder of")).hasSize(1);
        assertThat(log.lines()).noneSatisfy(line -> assertThat(line).contains("Something about MQTT"));
    }

    @Test
    void topics_in_announcements_that_are_none_or_deep_cost_nobody_else_anything() {
        String deep = "d/".repeat(400) + "e";
        List<String> topics = List.of("a\\ud800", "$share/g/a", "#", "a/+", "\\u0000", "x".repeat(70_000), "a\\nb");
        try (FakeFirmware firmware = new FakeFirmware(TestBroker.shared().port());
                MqttHome announced = new MqttHome(
                                TestSettings.plain(TestBroker.shared().port()), new HomeAssistantSource())
                        .open()) {
            for (int i = 0; i < topics.size(); i++) {
                for (String key : List.of("stat_t", "avty_t", "cmd_t")) {
                    firmware.keep(
                            "homeassistant/switch/" + key + i + "/config",
                            "{\"cmd_t\":\"c\",\"" + key + "\":\"" + topics.get(i) + "\"}");
                }
            }
            firmware.keep("homeassistant/switch/" + "l/".repeat(200) + "config", "{\"cmd_t\":\"c\"}");
            firmware.keep("homeassistant/switch/huge/config", "{\"cmd_t\":\"" + "x".repeat(MIB) + "\"}");
            firmware.keep("homeassistant/switch/nested/config", "{\"cmd_t\":".repeat(5_000));
            firmware.on(deep + "/set", payload -> deep + " " + payload);
            firmware.keep(
                    "homeassistant/switch/good/config", "{\"cmd_t\":\"" + deep + "/set\",\"stat_t\":\"" + deep + "\"}");
            MqttHome.eventually(() -> assertThat(announced.devices().ids()).contains(new DeviceId("switch.good")));
            PAYLOADS.forEach(payload -> firmware.tell(deep, payload));
            announced.send("switch.good", SWITCH_ON);
            assertThat(announced.find("switch.good").state().properties()).containsEntry("power", "on");
            assertThat(announced.discovery().problems()).isEmpty();
            assertThat(log.lines()).noneSatisfy(line -> assertThat(line).contains("Something about MQTT"));
            assertThat(log.lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(1_200));
        }
    }
}
