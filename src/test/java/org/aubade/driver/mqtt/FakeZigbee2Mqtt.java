package org.aubade.driver.mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.aubade.driver.mqtt.inventory.Json;

/** Answers on a broker as the real Zigbee2MQTT was seen to; its base topic is its own. */
final class FakeZigbee2Mqtt implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String base = "z" + COUNT.incrementAndGet();
    private final Mqtt5AsyncClient client;
    private final Map<String, ObjectNode> states = new ConcurrentHashMap<>();
    private final List<String> told = new CopyOnWriteArrayList<>();

    /** What it was told, in order, as it came. */
    final List<Mqtt5Publish> publishes = new CopyOnWriteArrayList<>();

    /** Those that do not answer. */
    final Set<String> silent = ConcurrentHashMap.newKeySet();

    /** Those that the radio does not reach. */
    final Set<String> unreachable = ConcurrentHashMap.newKeySet();

    FakeZigbee2Mqtt(int port) {
        client = MqttClient.builder()
                .useMqttVersion5()
                .serverHost("127.0.0.1")
                .serverPort(port)
                .buildAsync();
        client.connect().join();
        hear();
    }

    /** It is not there: nothing that is told arrives anywhere. */
    void goDeaf() {
        client.unsubscribeWith().topicFilter(base + "/#").send().join();
    }

    /** It is there, again. */
    void hear() {
        client.subscribeWith()
                .topicFilter(base + "/#")
                .qos(MqttQos.AT_LEAST_ONCE)
                .noLocal(true)
                .callback(this::received)
                .send()
                .join();
    }

    String base() {
        return base;
    }

    /** A recorded payload. */
    static String recorded(String name) {
        try (InputStream in =
                Objects.requireNonNull(FakeZigbee2Mqtt.class.getResourceAsStream("/zigbee2mqtt/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With the recorded home: everything is online. */
    @CanIgnoreReturnValue
    FakeZigbee2Mqtt withHome() {
        keep("bridge/devices", recorded("devices.json"));
        keep("bridge/groups", recorded("groups.json"));
        keep("bridge/state", "{\"state\":\"online\"}");
        List.of("living_lamp", "plug", "blind", "toilet_valve", "bathroom_toilet", "downstairs")
                .forEach(name -> keep(name + "/availability", "{\"state\":\"online\"}"));
        return this;
    }

    /** Publishes something that the broker keeps, under the base topic. */
    void keep(String topic, String payload) {
        publish(topic, payload, true);
    }

    /** Publishes something, under the base topic. */
    void tell(String topic, String payload) {
        publish(topic, payload, false);
    }

    private void publish(String topic, String payload, boolean retain) {
        client.publish(Mqtt5Publish.builder()
                        .topic(base + "/" + topic)
                        .qos(MqttQos.AT_LEAST_ONCE)
                        .retain(retain)
                        .payload(payload.getBytes(StandardCharsets.UTF_8))
                        .build())
                .orTimeout(10, java.util.concurrent.TimeUnit.SECONDS)
                .join();
    }

    /** What it was told, in order: {@code living_lamp {"state":"ON"}}. */
    List<String> told() {
        return told;
    }

    private void received(Mqtt5Publish publish) {
        String topic = publish.getTopic().toString();
        if (!topic.endsWith("/set")) {
            return;
        }
        String name = topic.substring(base.length() + 1, topic.length() - "/set".length());
        String payload = new String(publish.getPayloadAsBytes(), StandardCharsets.UTF_8);
        publishes.add(publish);
        told.add(name + " " + payload);
        if (unreachable.contains(name)) {
            fail(name, Json.object(payload));
        } else if (!silent.contains(name)) {
            answer(name, Json.object(payload));
        }
    }

    private void fail(String name, JsonNode payload) {
        String key = payload.fieldNames().next();
        ObjectNode line = Json.object().put("level", "error");
        line.put(
                "message",
                "z2m: Publish 'set' '" + key + "' to '" + name + "' failed: 'Error: ZCL command 0x0017880100000011/1"
                        + " genOnOff.off({}, {\"timeout\":10000}) failed (Delivery failed for '1001'.)'");
        send("bridge/logging", line.toString());
    }

    /** A cover that is told to stop, and a scene, answer nothing. */
    private void answer(String name, ObjectNode payload) {
        if (payload.has("scene_recall") || payload.path("state").asText().equals("STOP")) {
            return;
        }
        ObjectNode state = states.computeIfAbsent(name, _ -> Json.object().putNull("update"));
        state.setAll(payload);
        send(name, state.toString());
    }

    /** Without waiting, on the thread of the client. */
    private void send(String topic, String payload) {
        var _ = client.publish(Mqtt5Publish.builder()
                .topic(base + "/" + topic)
                .payload(payload.getBytes(StandardCharsets.UTF_8))
                .build());
    }

    @Override
    public void close() {
        client.disconnect().exceptionally(_ -> null).join();
    }
}
