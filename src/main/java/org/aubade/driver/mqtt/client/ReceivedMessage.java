package org.aubade.driver.mqtt.client;

import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.nio.charset.StandardCharsets;

/**
 * A message from the broker.
 *
 * @param bytes the length of the payload
 * @param retained whether the broker had kept it from before the subscription
 */
public record ReceivedMessage(String topic, String payload, int bytes, boolean retained) {
    static ReceivedMessage of(Mqtt5Publish publish) {
        byte[] payload = publish.getPayloadAsBytes();
        return new ReceivedMessage(
                publish.getTopic().toString(),
                new String(payload, StandardCharsets.UTF_8),
                payload.length,
                publish.isRetain());
    }

    /** This message as the broker would deliver it to a later subscriber, had it kept it. */
    public ReceivedMessage asRetained() {
        return retained ? this : new ReceivedMessage(topic, payload, bytes, true);
    }
}
