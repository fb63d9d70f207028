package org.aubade.driver.mqtt.client;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.MqttClientTransportConfig;
import com.hivemq.client.mqtt.MqttClientTransportConfigBuilder;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientBuilder;
import com.hivemq.client.mqtt.mqtt5.message.auth.Mqtt5SimpleAuth;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5WillPublish;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.aubade.driver.mqtt.broker.BrokerAddress;
import org.jspecify.annotations.Nullable;

/** Makes clients of the MQTT library as a broker's address says; each is connected once. */
final class ClientFactory {
    private static final int CONNECT_SECONDS = 10;

    private ClientFactory() {}

    /**
     * A new client, not yet connected.
     *
     * @param will what the broker publishes when the connection ends without a DISCONNECT packet; null for nothing
     * @param ended called when the connection ends or cannot be made, perhaps more than once, with the cause
     * @throws IOException if the trusted certificates cannot be read
     */
    static Mqtt5AsyncClient create(BrokerAddress broker, @Nullable Publication will, Consumer<Throwable> ended)
            throws IOException {
        Mqtt5ClientBuilder builder = MqttClient.builder()
                .useMqttVersion5()
                .transportConfig(transport(broker))
                .executorConfig()
                .nettyExecutor(ClientFactory::startThread)
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

    private static void startThread(Runnable task) {
        var _ = Thread.ofPlatform().name("aubade-mqtt-io").daemon().start(task);
    }

    private static Mqtt5WillPublish will(Publication publication) {
        return Mqtt5WillPublish.builder()
                .topic(publication.topic())
                .qos(MqttQos.AT_LEAST_ONCE)
                .retain(publication.retain())
                .payload(publication.payload().getBytes(StandardCharsets.UTF_8))
                .build();
    }

    private static Mqtt5SimpleAuth auth(BrokerAddress.Login login) {
        var named = Mqtt5SimpleAuth.builder().username(login.username());
        String password = login.password();
        return password == null
                ? named.build()
                : named.password(password.getBytes(StandardCharsets.UTF_8)).build();
    }

    private static MqttClientTransportConfig transport(BrokerAddress broker) throws IOException {
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
                                : trusting.trustManagerFactory(TrustStore.of(encryption.ca()))
                                        .build())
                .build();
    }
}
