package org.aubade.driver.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.aubade.device.MessageType.PRESS;
import static org.aubade.device.MessageType.SELECT_OPTION;
import static org.aubade.device.MessageType.SET_BRIGHTNESS;
import static org.aubade.device.MessageType.SWITCH_OFF;
import static org.aubade.device.MessageType.SWITCH_ON;
import static org.aubade.driver.mqtt.MqttHome.eventually;

import java.time.Duration;
import java.util.Map;
import org.aubade.device.Availability;
import org.aubade.device.Device;
import org.aubade.device.DeviceFailed;
import org.aubade.device.DeviceId;
import org.aubade.device.DeviceKind;
import org.aubade.device.DeviceRefused;
import org.aubade.device.DeviceTimeout;
import org.aubade.device.Message;
import org.aubade.device.UnsupportedMessage;
import org.aubade.driver.mqtt.homeassistant.HomeAssistantSource;
import org.aubade.driver.mqtt.zigbee2mqtt.Zigbee2MqttSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Devices that announce themselves for Home Assistant, on a real broker. */
class HomeAssistantHomeTest {
    private static final String LAMP = "light.lamp1";
    private static final String CONFIG = "homeassistant/light/lamp1/config";
    private static final String LIGHT = """
            {"schema": "json", "~": "lamp", "cmd_t": "~/set", "stat_t": "~/state", "uniq_id": "lamp1", "name": null,
             "sup_clrm": ["brightness"], "dev": {"ids": ["l"], "name": "Lamp", "sa": "Hall"}%s}""";

    private final FakeFirmware firmware = new FakeFirmware(TestBroker.shared().port());
    private final MqttHome home =
            new MqttHome(TestSettings.plain(TestBroker.shared().port()), new HomeAssistantSource());

    @AfterEach
    void close() {
        home.close();
        firmware.close();
    }

    /** Opens the home and waits until the lamp is there, however slow the broker is today. */
    private void openWith(String id) {
        home.open();
        eventually(() -> assertThat(home.devices().ids()).contains(new DeviceId(id)));
    }

    private Map<String, Object> state(String id) {
        return home.find(id).state().properties();
    }

    @Test
    void what_is_announced_is_there_is_told_and_answers_with_its_state() {
        firmware.on("lamp/set", payload -> "lamp/state " + payload).keep(CONFIG, LIGHT.formatted(""));
        openWith(LAMP);
        Device lamp = home.device(LAMP);
        assertThat(lamp.kind()).isEqualTo(DeviceKind.LIGHT);
        assertThat(lamp.name()).isEqualTo("Lamp");
        assertThat(lamp.room()).hasValue("Hall");
        assertThat(lamp.vocabulary().types()).containsExactly(SWITCH_ON, SWITCH_OFF, SET_BRIGHTNESS);
        home.send(LAMP, SET_BRIGHTNESS, "40");
        assertThat(firmware.told()).containsExactly("lamp/set {\"state\":\"ON\",\"brightness\":102}");
        assertThat(state(LAMP)).isEqualTo(Map.of("power", "on", "brightness", 40L));
    }

    @Test
    void a_device_that_tells_only_changes_has_answered_when_it_is_as_told_already() {
        firmware.on("lamp/set", payload -> firmware.told().size() == 1 ? "lamp/state " + payload : "")
                .keep(CONFIG, LIGHT.formatted(""));
        openWith(LAMP);
        home.send(LAMP, SWITCH_ON);
        home.send(LAMP, SWITCH_ON);
        String on = "lamp/set {\"state\":\"ON\"}";
        eventually(() -> assertThat(firmware.told()).containsExactly(on, on));
    }

    @Test
    void a_device_that_does_not_answer_fails_the_message_in_time() {
        firmware.on("lamp/set", _ -> "").keep(CONFIG, LIGHT.formatted(""));
        openWith(LAMP);
        assertThatThrownBy(() -> home.devices()
                        .send(new DeviceId(LAMP), Message.of(SWITCH_ON), Duration.ofMillis(300))
                        .await()
                        .atMost(MqttHome.LIMIT))
                .isInstanceOf(DeviceTimeout.class)
                .hasMessageContaining(LAMP);
        assertThat(firmware.told()).hasSize(1);
    }

    @Test
    void a_device_without_a_state_has_answered_when_the_broker_has_the_message() {
        firmware.on("bell/press", _ -> "").keep("homeassistant/button/bell/config", "{\"cmd_t\": \"bell/press\"}");
        openWith("button.bell");
        home.send("button.bell", PRESS);
        eventually(() -> assertThat(firmware.told()).containsExactly("bell/press PRESS"));
    }

    @Test
    void devices_come_change_and_go() {
        home.open();
        firmware.keep(CONFIG, LIGHT.formatted(""));
        eventually(() -> assertThat(home.devices().ids()).containsExactly(new DeviceId(LAMP)));
        firmware.keep(CONFIG, LIGHT.formatted("").replace("\"Lamp\"", "\"Chandelier\""));
        eventually(() -> assertThat(home.device(LAMP).name()).isEqualTo("Chandelier"));
        firmware.keep(CONFIG, "");
        eventually(() -> assertThat(home.devices().ids()).isEmpty());
    }

    @Test
    void availability_is_live() {
        firmware.keep("bridge/up", "online");
        firmware.keep("lamp/up", "online");
        firmware.keep(
                CONFIG,
                LIGHT.formatted(", \"avty_mode\": \"all\", \"avty\": [{\"t\": \"bridge/up\"}, {\"t\": \"lamp/up\"}]"));
        openWith(LAMP);
        eventually(() -> assertThat(home.find(LAMP).availability()).isEqualTo(Availability.ONLINE));
        firmware.keep("lamp/up", "offline");
        eventually(() -> assertThat(home.find(LAMP).availability()).isEqualTo(Availability.OFFLINE));
    }

    @Test
    void what_is_not_supported_is_there_says_why_and_is_told_nothing() {
        firmware.on("lamp/set", _ -> "").keep(CONFIG, LIGHT.formatted(", \"bri_scl\": \"{% if %}\""));
        openWith(LAMP);
        assertThat(state(LAMP)).isEqualTo(Map.of("unsupported", "brightness_scale is not a number"));
        assertThatThrownBy(() -> home.send(LAMP, SWITCH_ON))
                .isInstanceOf(UnsupportedMessage.class)
                .hasMessageContaining("does not understand SWITCH_ON; it understands nothing");
        firmware.keep(CONFIG, LIGHT.formatted(""));
        eventually(() -> assertThat(state(LAMP)).isEmpty());
        assertThat(firmware.told()).isEmpty();
    }

    @Test
    void a_payload_that_cannot_be_made_refuses_the_message_with_the_reason_and_holds_up_nobody() {
        firmware.on("mode/set", _ -> "")
                .keep(
                        "homeassistant/select/mode/config",
                        "{\"cmd_t\": \"mode/set\", \"ops\": [\"eco\", \"7\"], \"cmd_tpl\": \"{{ value | int }}\"}");
        openWith("select.mode");
        assertThatThrownBy(() -> home.send("select.mode", SELECT_OPTION, "eco"))
                .isInstanceOf(DeviceRefused.class)
                .hasMessageContaining("device 'select.mode' was not told: nothing to publish for");
        home.send("select.mode", SELECT_OPTION, "7");
        eventually(() -> assertThat(firmware.told()).containsExactly("mode/set 7"));
    }

    @Test
    void what_may_not_be_doubled_is_not_taken_for_done_by_a_device_that_is_away() {
        firmware.keep("bell/up", "offline");
        firmware.keep("homeassistant/button/bell/config", "{\"cmd_t\": \"bell/press\", \"avty_t\": \"bell/up\"}");
        openWith("button.bell");
        eventually(() -> assertThat(home.find("button.bell").availability()).isEqualTo(Availability.OFFLINE));
        assertThatThrownBy(() -> home.send("button.bell", PRESS))
                .isInstanceOf(DeviceFailed.class)
                .hasMessageContaining("was told while it was offline, and nobody knows whether it was done");
    }

    @Test
    void what_takes_an_inventorys_topic_for_its_state_does_not_make_it_deaf_when_it_goes() {
        FakeZigbee2Mqtt zigbee = new FakeZigbee2Mqtt(TestBroker.shared().port());
        try (zigbee;
                MqttHome both = new MqttHome(
                                TestSettings.plain(TestBroker.shared().port()).under(zigbee.base()),
                                new HomeAssistantSource(),
                                new Zigbee2MqttSource())
                        .open()) {
            firmware.keep(
                    "homeassistant/switch/odd/config",
                    "{\"cmd_t\": \"odd\", \"stat_t\": \"" + zigbee.base() + "/bridge/devices\"}");
            eventually(() -> assertThat(both.devices().ids()).contains(new DeviceId("switch.odd")));
            firmware.keep("homeassistant/switch/odd/config", "");
            eventually(() -> assertThat(both.devices().ids()).doesNotContain(new DeviceId("switch.odd")));
            zigbee.withHome();
            eventually(() -> assertThat(both.devices().ids()).contains(new DeviceId("plug")));
        }
    }

    @Test
    void one_whose_id_is_taken_is_in_health_over_a_reconnection_and_comes_when_the_id_is_free() {
        try (Relay relay = new Relay(TestBroker.shared().port());
                MqttHome other = new MqttHome(TestSettings.plain(relay.port()), new HomeAssistantSource()).open()) {
            other.devices()
                    .register(new MqttDriver(other.discovery())
                            .create(
                                    new DeviceId(LAMP),
                                    "first",
                                    Map.of("broker", "home", "kind", "light", "commandTopic", "x", "stateTopic", "y")))
                    .await()
                    .atMost(MqttHome.LIMIT);
            firmware.keep(CONFIG, LIGHT.formatted(""));
            String subject = "broker 'home' " + LAMP;
            eventually(() -> assertThat(other.discovery().problems()).containsKey(subject));
            relay.cut();
            eventually(() -> assertThat(other.discovery().problems()).containsOnlyKeys("broker 'home'"));
            relay.mend();
            eventually(() -> assertThat(other.discovery().problems()).containsOnlyKeys(subject));
            other.devices().unregister(new DeviceId(LAMP)).await().atMost(MqttHome.LIMIT);
            eventually(() -> assertThat(other.device(LAMP).name()).isEqualTo("Lamp"));
            assertThat(other.discovery().problems()).isEmpty();
        }
    }

    @Test
    void nothing_that_strangers_publish_breaks_anything() {
        firmware.on("lamp/set", payload -> "lamp/state " + payload)
                .keep(CONFIG, LIGHT.formatted(", \"avty_t\": \"up\""));
        openWith(LAMP);
        String huge = "x".repeat(1 << 20);
        for (String topic : new String[] {"homeassistant/light/huge/config", "lamp/state", "up"}) {
            firmware.tell(topic, huge);
            firmware.tell(topic, "{\"a\":".repeat(20_000));
            firmware.tell(topic, "{\"state\": [[[[{}]]]], \"brightness\": \"1e999999999\"}");
            firmware.tell(topic, "\u0000");
        }
        home.send(LAMP, SWITCH_ON);
        assertThat(state(LAMP)).isEqualTo(Map.of("power", "on"));
        assertThat(home.devices().ids()).contains(new DeviceId(LAMP));
    }
}
