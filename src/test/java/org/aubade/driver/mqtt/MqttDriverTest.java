package org.aubade.driver.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.aubade.device.Color;
import org.aubade.device.DeviceId;
import org.aubade.device.DeviceKind;
import org.aubade.device.MessageType;
import org.aubade.driver.Driver;
import org.aubade.driver.DriverContract;
import org.aubade.driver.mqtt.inventory.Json;
import org.aubade.time.TimeSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a real broker and a device that answers there. */
class MqttDriverTest extends DriverContract {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String topic = "device" + COUNT.incrementAndGet();
    private final MqttHome home =
            new MqttHome(TestSettings.plain(TestBroker.shared().port()).under(topic)).open();
    private final Driver driver = new MqttDriver(home.discovery());
    private final List<MessageType> arrived = new CopyOnWriteArrayList<>();
    private final ObjectNode state = Json.object();
    private final Mqtt5AsyncClient farSide = MqttClient.builder()
            .useMqttVersion5()
            .serverHost("127.0.0.1")
            .serverPort(TestBroker.shared().port())
            .buildAsync();

    MqttDriverTest() {
        farSide.connect().join();
        farSide.subscribeWith()
                .topicFilter(topic + "/command")
                .qos(MqttQos.AT_LEAST_ONCE)
                .callback(this::obey)
                .send()
                .join();
    }

    @AfterEach
    void close() {
        farSide.disconnect().join();
        home.close();
    }

    private void obey(Mqtt5Publish publish) {
        ObjectNode told = Json.object(new String(publish.getPayloadAsBytes(), StandardCharsets.UTF_8));
        MessageType type = MessageType.valueOf(told.path("type").asText());
        arrived.add(type);
        switch (type) {
            case SWITCH_ON -> state.put("power", "on");
            case SWITCH_OFF -> state.put("power", "off");
            case CHANGE_COLOR ->
                state.put(
                        "color",
                        Color.parse(told.path("data").asText()).orElseThrow().toString());
            default -> state.put("last", type.name());
        }
        var _ = farSide.publish(Mqtt5Publish.builder()
                .topic(topic + "/state")
                .payload(state.toString().getBytes(StandardCharsets.UTF_8))
                .build());
    }

    @Override
    protected Driver driver() {
        return driver;
    }

    @Override
    protected Map<String, String> settings(DeviceKind kind) {
        return Map.of(
                "broker",
                "home",
                "kind",
                kind.name().toLowerCase(Locale.ROOT),
                "commandTopic",
                topic + "/command",
                "stateTopic",
                topic + "/state");
    }

    @Override
    protected TimeSource time() {
        return home.time();
    }

    @Override
    protected <T extends @Nullable Object> T await(Uni<T> uni) {
        return uni.await().atMost(MqttHome.LIMIT);
    }

    @Override
    protected List<MessageType> arrived() {
        return arrived;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "broker | '' | setting 'broker' is missing",
                "broker | away | setting 'broker': unknown broker 'away'; known: home",
                "commandTopic | a/# | setting 'commandTopic': 'a/#' is no topic",
                "stateTopic | $share/a/b | setting 'stateTopic': '$share/a/b' is no topic",
                "commandTopic | a\ud800 | setting 'commandTopic'",
                "kind | fridge | setting 'kind': 'fridge' does not work; write one of light"
            })
    void a_bad_setting_is_refused_with_what_would_work(String name, String value, String complaint) {
        Map<String, String> settings = new HashMap<>(settings(DeviceKind.LIGHT));
        settings.put(name, value);
        assertThatThrownBy(() -> driver.create(new DeviceId("lamp"), "Lamp", settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(complaint);
    }

    @Test
    void a_device_behind_a_broker_that_is_away_cannot_be_connected() {
        try (MqttHome away = new MqttHome(TestSettings.plain(TestBroker.freePort())).begin()) {
            MqttHome.eventually(() -> assertThat(away.discovery().home("home")).isPresent());
            var device =
                    new MqttDriver(away.discovery()).create(new DeviceId("lamp"), "Lamp", settings(DeviceKind.LIGHT));
            assertThatThrownBy(() -> await(device.connect()))
                    .hasMessageContaining("device 'lamp' is behind broker 'home', which");
        }
    }
}
