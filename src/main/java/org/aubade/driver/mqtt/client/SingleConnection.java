package org.aubade.driver.mqtt.client;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.datatypes.MqttTopicFilter;
import com.hivemq.client.mqtt.exceptions.MqttEncodeException;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5Connect;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import com.hivemq.client.mqtt.mqtt5.message.publish.puback.Mqtt5PubAckReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.unsubscribe.Mqtt5Unsubscribe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.aubade.driver.mqtt.broker.BrokerAddress;
import org.aubade.driver.mqtt.broker.TopicName;
import org.jspecify.annotations.Nullable;

/**
 * One connection to a broker, which is made once and ends once. Whatever was not sent when it ends is never sent: the next
 * connection is another object.
 */
final class SingleConnection {
    private static final int KEEP_ALIVE_SECONDS = 30;

    /** In bytes: the broker keeps larger packets to itself. Only inventories are large. */
    private static final int MAX_PACKET = 32 << 20;

    private final BrokerAddress broker;
    private final @Nullable Publication will;
    private volatile @Nullable Mqtt5AsyncClient client;

    /** @param will what the broker publishes when the connection ends without a DISCONNECT packet; null for nothing */
    SingleConnection(BrokerAddress broker, @Nullable Publication will) {
        this.broker = broker;
        this.will = will;
    }

    /**
     * Connects; the result fails if that is not possible.
     *
     * @param executor runs {@code received}
     * @param ended called when the connection ends or cannot be made, perhaps more than once, with the cause
     */
    CompletableFuture<?> connect(Executor executor, Consumer<ReceivedMessage> received, Consumer<Throwable> ended) {
        Mqtt5AsyncClient made;
        try {
            made = ClientFactory.create(broker, will, ended);
        } catch (IOException | RuntimeException broken) {
            return CompletableFuture.failedFuture(broken);
        }
        client = made;
        made.publishes(MqttGlobalPublishFilter.ALL, publish -> received.accept(ReceivedMessage.of(publish)), executor);
        return made.connect(Mqtt5Connect.builder()
                .cleanStart(true)
                .sessionExpiryInterval(0)
                .keepAlive(KEEP_ALIVE_SECONDS)
                .restrictions()
                .maximumPacketSize(MAX_PACKET)
                .applyRestrictions()
                .build());
    }

    /**
     * Publishes; completes when the broker has acknowledged the message or, for {@link Publication#atMostOnce}, when it was
     * written to the network. Never completes if the connection breaks before that.
     *
     * @param expiry how long the broker may hold the message for a subscriber
     */
    CompletableFuture<PublishResult> publish(Publication publication, Duration expiry) {
        CompletableFuture<PublishResult> completion = new CompletableFuture<>();
        Mqtt5AsyncClient current = client;
        if (current != null) {
            var _ = current.publish(packet(publication, expiry)).whenComplete((result, failure) -> {
                Throwable cause = failure == null ? result.getError().orElse(null) : failure;
                if (cause == null) {
                    completion.complete(result(result, publication));
                } else if (cause instanceof Mqtt5PubAckException refused) {
                    completion.complete(new PublishResult.Refused(
                            ConnectionFailure.words(refused.getMqttMessage().getReasonCode())));
                } else if (cause instanceof MqttEncodeException unsent) {
                    completion.complete(new PublishResult.Refused(String.valueOf(unsent.getMessage())));
                }
            });
        }
        return completion;
    }

    private static Mqtt5Publish packet(Publication publication, Duration expiry) {
        return Mqtt5Publish.builder()
                .topic(publication.topic())
                .qos(publication.atMostOnce() ? MqttQos.AT_MOST_ONCE : MqttQos.AT_LEAST_ONCE)
                .retain(publication.retain())
                .messageExpiryInterval(Math.max(1, (expiry.toMillis() + 999) / 1_000))
                .payload(publication.payload().getBytes(StandardCharsets.UTF_8))
                .build();
    }

    /** A retained message needs no subscriber now. */
    private static PublishResult result(Mqtt5PublishResult result, Publication publication) {
        return result instanceof Mqtt5PublishResult.Mqtt5Qos1Result acknowledged
                        && acknowledged.getPubAck().getReasonCode() == Mqtt5PubAckReasonCode.NO_MATCHING_SUBSCRIBERS
                        && !publication.retain()
                ? new PublishResult.NoSubscribers()
                : new PublishResult.Accepted();
    }

    /**
     * Subscribes to {@code filters}, at most a few hundred; completes with those that the broker refuses, and why; fails if
     * the connection breaks.
     */
    CompletableFuture<Map<String, String>> subscribe(Collection<String> filters) {
        Mqtt5AsyncClient current = client;
        return current == null
                ? CompletableFuture.failedFuture(new IllegalStateException("not connected"))
                : SubscribePacket.of(filters).send(current);
    }

    /** Unsubscribes from {@code filters}. */
    CompletableFuture<?> unsubscribe(Collection<String> filters) {
        Mqtt5AsyncClient current = client;
        if (current == null) {
            return CompletableFuture.completedFuture(null);
        }
        List<MqttTopicFilter> usable = filters.stream()
                .filter(TopicName::isUsable)
                .map(MqttTopicFilter::of)
                .toList();
        return usable.isEmpty()
                ? CompletableFuture.completedFuture(null)
                : current.unsubscribe(Mqtt5Unsubscribe.builder()
                        .addTopicFilters(usable.stream())
                        .build());
    }

    /** Disconnects; completes when that is done, and never fails. */
    CompletableFuture<?> end() {
        Mqtt5AsyncClient current = client;
        return current == null
                ? CompletableFuture.completedFuture(null)
                : current.disconnect().exceptionally(_ -> null);
    }
}
