package org.aubade.driver.mqtt.client;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscribe;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscription;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.suback.Mqtt5SubAck;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.suback.Mqtt5SubAckReasonCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * One SUBSCRIBE packet, whose filters succeed or fail one by one: the client library reports success if one filter is allowed,
 * and rejects all filters if one is malformed.
 *
 * @param asked the well-formed filters
 * @param refused the malformed filters, and why
 */
record SubscribePacket(List<Mqtt5Subscription> asked, Map<String, String> refused) {
    SubscribePacket {
        asked = List.copyOf(asked);
        refused = Map.copyOf(refused);
    }

    static SubscribePacket of(Collection<String> filters) {
        Map<String, String> refused = new TreeMap<>();
        List<Mqtt5Subscription> asked = new ArrayList<>();
        for (String filter : filters) {
            try {
                asked.add(Mqtt5Subscription.builder()
                        .topicFilter(filter)
                        .qos(MqttQos.AT_LEAST_ONCE)
                        .build());
            } catch (IllegalArgumentException bad) {
                refused.put(filter, "is not a topic filter: " + bad.getMessage());
            }
        }
        return new SubscribePacket(asked, refused);
    }

    /** Sends the packet; completes with the refused filters, and why; fails if the connection breaks. */
    CompletableFuture<Map<String, String>> send(Mqtt5AsyncClient client) {
        return asked.isEmpty()
                ? CompletableFuture.completedFuture(refused)
                : client.subscribe(Mqtt5Subscribe.builder()
                                .addSubscriptions(asked.stream())
                                .build())
                        .exceptionally(SubscribePacket::answer)
                        .thenApply(this::refused);
    }

    /** The client library reports an answer that refuses all filters as a failure. */
    private static Mqtt5SubAck answer(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof Mqtt5SubAckException refused) {
            return refused.getMqttMessage();
        }
        throw new CompletionException(cause);
    }

    private Map<String, String> refused(Mqtt5SubAck answer) {
        Map<String, String> all = new TreeMap<>(refused);
        List<Mqtt5SubAckReasonCode> codes = answer.getReasonCodes();
        for (int i = 0; i < asked.size() && i < codes.size(); i++) {
            if (codes.get(i).isError()) {
                all.put(asked.get(i).getTopicFilter().toString(), ConnectionFailure.words(codes.get(i)));
            }
        }
        return all;
    }
}
