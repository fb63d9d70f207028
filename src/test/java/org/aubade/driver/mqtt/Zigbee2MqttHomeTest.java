package org.aubade.driver.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.aubade.device.MessageType.ACTIVATE;
import static org.aubade.device.MessageType.CHANGE_COLOR;
import static org.aubade.device.MessageType.CLEAN;
import static org.aubade.device.MessageType.CLOSE;
import static org.aubade.device.MessageType.FLUSH;
import static org.aubade.device.MessageType.OPEN;
import static org.aubade.device.MessageType.SET_BRIGHTNESS;
import static org.aubade.device.MessageType.SET_COLOR_TEMPERATURE;
import static org.aubade.device.MessageType.SET_MODE;
import static org.aubade.device.MessageType.SET_POSITION;
import static org.aubade.device.MessageType.STOP;
import static org.aubade.device.MessageType.SWITCH_OFF;
import static org.aubade.device.MessageType.SWITCH_ON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.aubade.device.Availability;
import org.aubade.device.Connection;
import org.aubade.device.DeviceEvent;
import org.aubade.device.DeviceFailed;
import org.aubade.device.DeviceId;
import org.aubade.device.DeviceKind;
import org.aubade.device.DeviceTimeout;
import org.aubade.device.Message;
import org.aubade.device.MessageType;
import org.aubade.driver.mqtt.inventory.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The recorded home of the real Zigbee2MQTT, on a real broker. */
class Zigbee2MqttHomeTest {
    private final FakeZigbee2Mqtt zigbee =
            new FakeZigbee2Mqtt(TestBroker.shared().port());
    private final MqttHome home =
            new MqttHome(TestSettings.plain(TestBroker.shared().port()).under(zigbee.base()));

    @BeforeEach
    void open() {
        zigbee.withHome();
        home.open();
    }

    @AfterEach
    void close() {
        home.close();
        zigbee.close();
    }

    @Test
    void the_devices_of_the_inventory_are_there_when_it_is_open() {
        assertThat(home.devices().ids())
                .extracting(DeviceId::value)
                .containsExactly(
                        "bathroom_toilet",
                        "blind",
                        "downstairs",
                        "downstairs/movie",
                        "living_lamp",
                        "plug",
                        "toilet_valve");
        assertThat(home.device("living_lamp").kind()).isEqualTo(DeviceKind.LIGHT);
        assertThat(home.device("plug").kind()).isEqualTo(DeviceKind.SWITCH);
        assertThat(home.device("blind").kind()).isEqualTo(DeviceKind.COVER);
        assertThat(home.device("toilet_valve").kind()).isEqualTo(DeviceKind.VALVE);
        assertThat(home.device("bathroom_toilet").kind()).isEqualTo(DeviceKind.TOILET);
        assertThat(home.device("downstairs").kind()).isEqualTo(DeviceKind.LIGHT);
        assertThat(home.device("downstairs/movie").kind()).isEqualTo(DeviceKind.SCENE);
        assertThat(home.discovery().problems()).isEmpty();
    }

    @Test
    void the_lamp_obeys_and_tells_its_state() {
        home.send("living_lamp", SWITCH_ON);
        home.send("living_lamp", SET_BRIGHTNESS, "50");
        home.send("living_lamp", CHANGE_COLOR, "#F80");
        home.send("living_lamp", SET_COLOR_TEMPERATURE, "2700");
        assertThat(zigbee.told())
                .containsExactly(
                        "living_lamp {\"state\":\"ON\"}",
                        "living_lamp {\"brightness\":127}",
                        "living_lamp {\"color\":{\"hex\":\"#ff8800\"}}",
                        "living_lamp {\"color_temp\":370}");
        assertThat(home.find("living_lamp").state().properties())
                .containsEntry("power", "on")
                .containsEntry("brightness", 50L)
                .containsEntry("color", "#ff8800")
                .containsEntry("colorTemperature", 2703L);
    }

    @Test
    void the_lamp_says_within_which_range_it_shines() {
        assertThat(home.device("living_lamp").vocabulary().complaint(new Message(SET_COLOR_TEMPERATURE, "10000")))
                .contains(
                        "SET_COLOR_TEMPERATURE needs a colour temperature: a number from 2000 to 6535 K; found '10000'");
    }

    @Test
    void the_blind_the_valve_and_the_plug_obey() {
        home.send("blind", CLOSE);
        home.send("blind", SET_POSITION, "40");
        home.send("blind", STOP);
        home.send("toilet_valve", OPEN);
        home.send("plug", SWITCH_OFF);
        assertThat(zigbee.told())
                .containsExactly(
                        "blind {\"position\":0}",
                        "blind {\"position\":40}",
                        "blind {\"state\":\"STOP\"}",
                        "toilet_valve {\"state\":\"ON\"}",
                        "plug {\"state\":\"OFF\"}");
        assertThat(home.find("blind").state().properties()).containsEntry("position", 40L);
        assertThat(home.find("toilet_valve").state().properties()).containsEntry("position", 100L);
    }

    @Test
    void the_toilet_flushes_and_cleans_and_what_it_was_only_told_is_no_state() {
        home.send("bathroom_toilet", OPEN);
        home.send("bathroom_toilet", FLUSH);
        home.send("bathroom_toilet", CLEAN);
        home.send("bathroom_toilet", SET_MODE, "Female");
        assertThat(zigbee.told())
                .containsExactly(
                        "bathroom_toilet {\"lid_switch\":\"OPEN\"}",
                        "bathroom_toilet {\"flush_big\":\"FLUSH\"}",
                        "bathroom_toilet {\"cleaning_mode\":\"Rear\"}",
                        "bathroom_toilet {\"cleaning_mode\":\"Female\"}");
        assertThat(home.find("bathroom_toilet").state().properties())
                .containsEntry("lid", "open")
                .containsEntry("mode", "Female")
                .doesNotContainKey("flush_big");
        assertThat(home.device("bathroom_toilet").vocabulary().complaint(new Message(SET_MODE, "Boil")))
                .hasValueSatisfying(why -> assertThat(why).contains("Rear, Rear_Moving"));
    }

    @Test
    void a_start_does_not_wait_until_zigbee2mqtt_logs_no_more() {
        AtomicBoolean over = new AtomicBoolean();
        Thread chatter = Thread.ofVirtual().start(() -> {
            while (!over.get()) {
                zigbee.tell("bridge/logging", "{\"level\":\"info\",\"message\":\"z2m:mqtt: MQTT publish\"}");
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        });
        long began = System.nanoTime();
        try (MqttHome late =
                new MqttHome(TestSettings.plain(TestBroker.shared().port()).under(zigbee.base())).open()) {
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
            assertThat(late.devices().ids()).contains(new DeviceId("plug"));
        } finally {
            over.set(true);
        }
        assertThat(chatter).isNotNull();
    }

    @Test
    void groups_and_scenes_are_devices() {
        home.send("downstairs", SWITCH_ON);
        home.send("downstairs/movie", ACTIVATE);
        assertThat(zigbee.told()).containsExactly("downstairs {\"state\":\"ON\"}", "downstairs {\"scene_recall\":2}");
    }

    @Test
    void a_device_that_the_radio_does_not_reach_fails_at_once_and_is_named_with_the_broker() {
        zigbee.unreachable.add("living_lamp");
        assertThatThrownBy(() -> home.send("living_lamp", SWITCH_OFF))
                .isInstanceOf(DeviceFailed.class)
                .hasMessage("device 'living_lamp' did not do it: Delivery failed for '1001', through broker 'home'");
        home.send("plug", SWITCH_OFF);
    }

    @Test
    void a_device_that_does_not_answer_in_time_is_named_with_the_broker() {
        zigbee.silent.add("living_lamp");
        assertThatThrownBy(() -> home.devices()
                        .send(new DeviceId("living_lamp"), Message.of(SWITCH_OFF), Duration.ofMillis(300))
                        .await()
                        .atMost(MqttHome.LIMIT))
                .isInstanceOf(DeviceTimeout.class)
                .hasMessage("device 'living_lamp' did not answer SWITCH_OFF within 300 ms, through broker 'home'");
    }

    @Test
    void a_state_that_says_the_opposite_is_not_the_answer() {
        zigbee.silent.add("plug");
        var sending = home.devices()
                .send(new DeviceId("plug"), Message.of(SWITCH_ON), Duration.ofSeconds(10))
                .subscribeAsCompletionStage();
        MqttHome.eventually(() -> assertThat(zigbee.told()).hasSize(1));
        zigbee.tell("plug", "{\"state\":\"OFF\"}");
        MqttHome.eventually(
                () -> assertThat(home.find("plug").state().properties()).containsEntry("power", "off"));
        assertThat(sending).isNotDone();
        zigbee.tell("plug", "{\"state\":\"ON\"}");
        assertThat(sending).succeedsWithin(MqttHome.LIMIT);
    }

    @Test
    void availability_is_told_by_the_device_and_by_the_bridge_as_json_and_as_a_word() {
        MqttHome.eventually(() -> assertThat(home.find("plug").availability()).isEqualTo(Availability.ONLINE));
        zigbee.keep("plug/availability", "offline");
        MqttHome.eventually(() -> assertThat(home.find("plug").availability()).isEqualTo(Availability.OFFLINE));
        home.send("plug", SWITCH_ON);
        zigbee.keep("plug/availability", "{\"state\":\"online\"}");
        zigbee.keep("bridge/state", "{\"state\":\"offline\"}");
        MqttHome.eventually(
                () -> assertThat(home.find("living_lamp").availability()).isEqualTo(Availability.OFFLINE));
        zigbee.keep("bridge/state", "online");
        MqttHome.eventually(
                () -> assertThat(home.find("living_lamp").availability()).isEqualTo(Availability.ONLINE));
    }

    @Test
    void what_a_device_tells_by_itself_is_an_event() {
        List<DeviceEvent> events = new java.util.concurrent.CopyOnWriteArrayList<>();
        home.devices().events().subscribe().with(events::add);
        zigbee.tell("plug", "{\"state\":\"ON\",\"linkquality\":77}");
        MqttHome.eventually(() -> assertThat(events)
                .anySatisfy(event -> assertThat(event.device().state().properties())
                        .containsEntry("power", "on")
                        .containsEntry("linkquality", 77L)));
    }

    @Test
    void devices_appear_change_and_disappear() {
        zigbee.keep("bridge/devices", FakeZigbee2Mqtt.recorded("more-devices.json"));
        MqttHome.eventually(() -> assertThat(home.devices().ids())
                .extracting(DeviceId::value)
                .contains("TS0002/l1", "YRD426NRSC")
                .doesNotContain("living_lamp", "plug"));
        zigbee.keep("bridge/devices", FakeZigbee2Mqtt.recorded("devices.json").replace("\"plug\"", "\"kitchen/plug\""));
        MqttHome.eventually(() -> {
            assertThat(home.devices().ids())
                    .extracting(DeviceId::value)
                    .contains("kitchen/plug")
                    .doesNotContain("plug");
            assertThat(home.find("kitchen/plug").connection()).isEqualTo(Connection.CONNECTED);
        });
        zigbee.keep("kitchen/plug/availability", "online");
        MqttHome.eventually(
                () -> assertThat(home.find("kitchen/plug").availability()).isEqualTo(Availability.ONLINE));
        home.send("kitchen/plug", SWITCH_ON);
    }

    @Test
    void a_device_that_was_taken_out_by_hand_is_back_when_it_is_told_of_again() {
        home.devices().unregister(new DeviceId("plug")).await().atMost(MqttHome.LIMIT);
        assertThat(home.devices().ids()).doesNotContain(new DeviceId("plug"));
        zigbee.keep("bridge/devices", FakeZigbee2Mqtt.recorded("devices.json"));
        MqttHome.eventually(() -> assertThat(home.devices().ids()).contains(new DeviceId("plug")));
        home.send("plug", SWITCH_ON);
    }

    @Test
    void a_message_expires_when_nobody_waits_for_it_and_what_must_not_be_doubled_is_told_at_most_once() {
        for (MessageType type : List.of(OPEN, FLUSH)) {
            home.devices()
                    .send(new DeviceId("bathroom_toilet"), Message.of(type), Duration.ofSeconds(4))
                    .await()
                    .atMost(MqttHome.LIMIT);
        }
        assertThat(zigbee.publishes).allSatisfy(publish -> {
            assertThat(publish.getMessageExpiryInterval().orElse(0)).isBetween(1L, 4L);
            assertThat(publish.isRetain()).isFalse();
        });
        assertThat(zigbee.publishes)
                .extracting(Mqtt5Publish::getQos)
                .containsExactly(MqttQos.AT_LEAST_ONCE, MqttQos.AT_MOST_ONCE);
    }

    @Test
    void only_so_many_of_a_hundred_lamps_are_told_before_one_has_answered() {
        JsonNode lamp = Json.parse(FakeZigbee2Mqtt.recorded("devices.json")).get(1);
        ArrayNode lamps = (ArrayNode) Json.parse("[]");
        for (int i = 0; i < 100; i++) {
            ObjectNode one = lamp.deepCopy();
            lamps.add(one.put("friendly_name", "lamp" + i).put("ieee_address", "0x" + i));
            zigbee.silent.add("lamp" + i);
        }
        zigbee.keep("bridge/devices", lamps.toString());
        MqttHome.eventually(() -> assertThat(home.devices().ids()).hasSizeGreaterThan(100));
        var sending = IntStream.range(0, 100)
                .mapToObj(i -> home.devices()
                        .send(new DeviceId("lamp" + i), Message.of(SWITCH_OFF), Duration.ofSeconds(2))
                        .onFailure()
                        .recoverWithNull()
                        .subscribeAsCompletionStage())
                .toList();
        MqttHome.eventually(() -> assertThat(zigbee.told()).hasSize(8));
        zigbee.silent.clear();
        assertThat(CompletableFuture.allOf(sending.toArray(CompletableFuture[]::new)))
                .succeedsWithin(MqttHome.LIMIT);
        assertThat(zigbee.told()).hasSize(100).doesNotHaveDuplicates();
    }
}
