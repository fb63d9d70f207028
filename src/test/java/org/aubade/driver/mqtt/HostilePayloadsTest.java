package org.aubade.driver.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.device.MessageType.SWITCH_ON;

import java.util.List;
import java.util.stream.Stream;
import org.aubade.device.DeviceId;
import org.aubade.device.DeviceLog;
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
}
