package org.aubade.driver.mqtt;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.MqttClientTransportConfig;
import com.hivemq.client.mqtt.MqttClientTransportConfigBuilder;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.datatypes.MqttTopicFilter;
import com.hivemq.client.mqtt.exceptions.MqttEncodeException;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientBuilder;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.message.auth.Mqtt5SimpleAuth;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5Connect;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5WillPublish;
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
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One connection to a broker, which is made once and ends once: whatever was not sent by then is never sent, since the
 * next connection is another line.
 */
final class Line {
    private static final int KEEP_ALIVE_SECONDS = 30;
    private static final int CONNECT_SECONDS = 10;

    /** Inventories are large; nothing else is. The broker keeps what is larger. */
    private static final int MAX_PACKET = 32 << 20;

    /** Something that has arrived, of so many bytes; {@code retained} where the broker had kept it. */
    record Arrival(String topic, String payload, int bytes, boolean retained) {
        private static Arrival of(Mqtt5Publish publish) {
            byte[] payload = publish.getPayloadAsBytes();
            return new Arrival(
                    publish.getTopic().toString(),
                    new String(payload, StandardCharsets.UTF_8),
                    payload.length,
                    publish.isRetain());
        }

        /** The same, as if the broker had kept it. */
        Arrival kept() {
            return retained ? this : new Arrival(topic, payload, bytes, true);
        }
    }

    private final BrokerAddress broker;
    private final Executor threads;
    private final @Nullable Telling will;
    private volatile @Nullable Mqtt5AsyncClient client;

    /**
     * @param threads runs what the client does for as long as the line lasts
     * @param will what the broker publishes when the line ends without a word; null for nothing
     */
    Line(BrokerAddress broker, Executor threads, @Nullable Telling will) {
        this.broker = broker;
        this.threads = threads;
        this.will = will;
    }

    /**
     * Connects; the result fails if that cannot be done.
     *
     * @param lane on which {@code arrived} is called
     * @param ended called when the line ends or cannot be made, perhaps more than once, with the cause
     */
    CompletableFuture<?> connect(Executor lane, Consumer<Arrival> arrived, Consumer<Throwable> ended) {
        Mqtt5AsyncClient made;
        try {
            made = client(ended);
        } catch (IOException | RuntimeException broken) {
            return CompletableFuture.failedFuture(broken);
        }
        client = made;
        made.publishes(MqttGlobalPublishFilter.ALL, publish -> arrived.accept(Arrival.of(publish)), lane);
        return made.connect(Mqtt5Connect.builder()
                .cleanStart(true)
                .sessionExpiryInterval(0)
                .keepAlive(KEEP_ALIVE_SECONDS)
                .restrictions()
                .maximumPacketSize(MAX_PACKET)
                .applyRestrictions()
                .build());
    }

    private Mqtt5AsyncClient client(Consumer<Throwable> ended) throws IOException {
        Mqtt5ClientBuilder builder = MqttClient.builder()
                .useMqttVersion5()
                .transportConfig(transport())
                .executorConfig()
                .nettyExecutor(threads)
                .nettyThreads(1)
                .applyExecutorConfig()
                .addDisconnectedListener(context -> ended.accept(context.getCause()));
        if (broker.clientId() != null) {
            builder = builder.identifier(broker.clientId());
        }
        if (will != null) {
            builder = builder.willPublish(will(will));
        }
        if (broker.login() != null) {
            builder = builder.simpleAuth(auth(broker.login()));
        }
        return builder.buildAsync();
    }

    private static Mqtt5WillPublish will(Telling telling) {
        return Mqtt5WillPublish.builder()
                .topic(telling.topic())
                .qos(MqttQos.AT_LEAST_ONCE)
                .retain(telling.retain())
                .payload(telling.payload().getBytes(StandardCharsets.UTF_8))
                .build();
    }

    private static Mqtt5SimpleAuth auth(BrokerAddress.Login login) {
        var named = Mqtt5SimpleAuth.builder().username(login.username());
        String password = login.password();
        return password == null
                ? named.build()
                : named.password(password.getBytes(StandardCharsets.UTF_8)).build();
    }

    private MqttClientTransportConfig transport() throws IOException {
        MqttClientTransportConfigBuilder transport = MqttClientTransportConfig.builder()
                .serverHost(broker.host())
                .serverPort(broker.port())
                .socketConnectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                .mqttConnectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS);
        BrokerAddress.Encryption encryption = broker.encryption();
        if (encryption == null) {
            return transport.build();
        }
        var trusting = MqttClientSslConfig.builder();
        return transport
                .sslConfig(
                        encryption.ca() == null
                                ? trusting.build()
                                : trusting.trustManagerFactory(Trust.in(encryption.ca()))
                                        .build())
                .build();
    }

    /**
     * Publishes; completes when the broker has it, or, where it must not be doubled, when it is on its way, and not at all
     * where the connection breaks before that.
     *
     * @param expiry after which the broker shall not deliver it any more
     */
    CompletableFuture<Receipt> publish(Telling telling, Duration expiry) {
        CompletableFuture<Receipt> receipt = new CompletableFuture<>();
        Mqtt5AsyncClient current = client;
        if (current != null) {
            var _ = current.publish(Mqtt5Publish.builder()
                            .topic(telling.topic())
                            .qos(telling.once() ? MqttQos.AT_MOST_ONCE : MqttQos.AT_LEAST_ONCE)
                            .retain(telling.retain())
                            .messageExpiryInterval(Math.max(1, (expiry.toMillis() + 999) / 1_000))
                            .payload(telling.payload().getBytes(StandardCharsets.UTF_8))
                            .build())
                    .whenComplete((result, failure) -> {
                        Throwable cause = failure == null ? result.getError().orElse(null) : failure;
                        if (cause == null) {
                            receipt.complete(accepted(result, telling));
                        } else if (cause instanceof Mqtt5PubAckException refused) {
                            receipt.complete(new Receipt.Refused(
                                    Outage.words(refused.getMqttMessage().getReasonCode())));
                        } else if (cause instanceof MqttEncodeException unsent) {
                            receipt.complete(new Receipt.Refused(String.valueOf(unsent.getMessage())));
                        }
                    });
        }
        return receipt;
    }

    /** Something that the broker keeps need not be listened to now. */
    private static Receipt accepted(Mqtt5PublishResult result, Telling telling) {
        return result instanceof Mqtt5PublishResult.Mqtt5Qos1Result acknowledged
                        && acknowledged.getPubAck().getReasonCode() == Mqtt5PubAckReasonCode.NO_MATCHING_SUBSCRIBERS
                        && !telling.retain()
                ? new Receipt.Unheard()
                : new Receipt.Accepted();
    }

    /**
     * Listens to what {@code filters} match, at most a few hundred; completes with those that the broker refuses, and why,
     * and fails where the connection breaks.
     */
    CompletableFuture<Map<String, String>> subscribe(Collection<String> filters) {
        Mqtt5AsyncClient current = client;
        return current == null
                ? CompletableFuture.failedFuture(new IllegalStateException("not connected"))
                : SubscribePacket.of(filters).send(current);
    }

    /** Listens no longer. */
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

    /** Ends it; completes when that is done, and never fails. */
    CompletableFuture<?> end() {
        Mqtt5AsyncClient current = client;
        return current == null
                ? CompletableFuture.completedFuture(null)
                : current.disconnect().exceptionally(_ -> null);
    }
}
