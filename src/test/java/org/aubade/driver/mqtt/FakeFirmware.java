package org.aubade.driver.mqtt;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A device with MQTT of its own, on a broker; what it has the broker keep is gone when it is closed. */
final class FakeFirmware implements AutoCloseable {
    private final Mqtt5AsyncClient client;
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final Set<String> kept = ConcurrentHashMap.newKeySet();

    FakeFirmware(int port) {
        client = MqttClient.builder()
                .useMqttVersion5()
                .serverHost("127.0.0.1")
                .serverPort(port)
                .buildAsync();
        client.connect().join();
    }

    /** Listens to {@code topic}, and answers with what {@code answer} makes of a payload: {@code topic payload}, or nothing. */
    @CanIgnoreReturnValue
    FakeFirmware on(String topic, Function<String, String> answer) {
        client.subscribeWith()
                .topicFilter(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .callback(publish -> received(publish, answer))
                .send()
                .join();
        return this;
    }

    /** What it was told, in order, as {@code topic payload}. */
    List<String> told() {
        return told;
    }

    /** Publishes something that the broker keeps. */
    void keep(String topic, String payload) {
        kept.add(topic);
        publish(topic, payload, true).orTimeout(10, TimeUnit.SECONDS).join();
    }

    /** Publishes something. */
    void tell(String topic, String payload) {
        publish(topic, payload, false).orTimeout(10, TimeUnit.SECONDS).join();
    }

    private void received(Mqtt5Publish publish, Function<String, String> answer) {
        String payload = new String(publish.getPayloadAsBytes(), StandardCharsets.UTF_8);
        told.add(publish.getTopic() + " " + payload);
        String[] parts = answer.apply(payload).split(" ", 2);
        if (parts.length == 2) {
            var _ = publish(parts[0], parts[1], false);
        }
    }

    private CompletableFuture<?> publish(String topic, String payload, boolean retain) {
        return client.publish(Mqtt5Publish.builder()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .retain(retain)
                .payload(payload.getBytes(StandardCharsets.UTF_8))
                .build());
    }

    @Override
    public void close() {
        kept.forEach(topic -> publish(topic, "", true).join());
        client.disconnect().join();
    }
}
