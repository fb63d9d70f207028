package org.aubade.driver.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.device.MessageType.FLUSH;
import static org.aubade.device.MessageType.SWITCH_ON;

import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5DisconnectException;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5Disconnect;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.aubade.device.Availability;
import org.aubade.device.DeviceId;
import org.aubade.device.Message;
import org.aubade.driver.mqtt.broker.BrokerAddress;
import org.aubade.driver.mqtt.client.ConnectionFailure;
import org.aubade.driver.mqtt.homeassistant.HomeAssistantSource;
import org.aubade.driver.mqtt.zigbee2mqtt.Zigbee2MqttSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BrokerConnectionTest {
    private final TestBroker broker = TestBroker.shared();
    private final FakeZigbee2Mqtt zigbee = new FakeZigbee2Mqtt(broker.port()).withHome();

    @AfterEach
    void close() {
        zigbee.close();
    }

    private static void problems(MqttHome home, String... words) {
        MqttHome.eventually(() -> assertThat(home.discovery().problems())
                .hasEntrySatisfying("broker 'home'", why -> assertThat(why).contains(words)));
    }

    @Test
    void without_a_broker_no_thread_is_started() {
        MqttDiscovery none = new MqttDiscovery(Map.of(), List.of(), MqttHome.systemTime());
        none.open(MqttHome.emptyHome()).await().atMost(Duration.ofSeconds(1));
        assertThat(none.problems()).isEmpty();
        none.close().await().atMost(Duration.ofSeconds(1));
    }

    @Test
    void a_broker_that_is_not_there_is_named_with_its_address() {
        int port = TestBroker.freePort();
        try (MqttHome home = new MqttHome(TestSettings.plain(port)).begin()) {
            problems(home, "cannot be reached at 127.0.0.1:" + port, "Connection refused");
        }
    }

    @Test
    void a_wrong_password_is_told_with_the_settings_that_are_meant() {
        try (MqttHome home = new MqttHome(TestSettings.plain(broker.port()).as(TestBroker.USER, "wrong")).begin()) {
            problems(home, "refused the user name or the password", "aubade.mqtt.brokers.home.password");
        }
    }

    @Test
    void the_right_password_opens() {
        try (MqttHome home = new MqttHome(TestSettings.plain(broker.port())
                        .as(TestBroker.USER, TestBroker.PASSWORD)
                        .under(zigbee.base()))
                .open()) {
            home.send("plug", SWITCH_ON);
            assertThat(home.discovery().problems()).isEmpty();
        }
    }

    @Test
    void what_may_not_be_listened_to_is_named_and_the_rest_works() {
        try (MqttHome home = new MqttHome(
                        TestSettings.plain(broker.port())
                                .as(TestBroker.NARROW, TestBroker.PASSWORD)
                                .under(zigbee.base()),
                        new Zigbee2MqttSource(),
                        new HomeAssistantSource())
                .open()) {
            home.send("plug", SWITCH_ON);
            assertThat(home.discovery().problems())
                    .hasEntrySatisfying(
                            "broker 'home' subscriptions",
                            why -> assertThat(why)
                                    .contains("may not listen to homeassistant/", "(not authorized)")
                                    .doesNotContain(zigbee.base()));
        }
    }

    @Test
    void who_is_thrown_out_by_another_with_its_client_id_is_told_so() {
        Mqtt5Disconnect takenOver = Mqtt5Disconnect.builder()
                .reasonCode(Mqtt5DisconnectReasonCode.SESSION_TAKEN_OVER)
                .build();
        BrokerAddress address = BrokerAddress.of("home", TestSettings.plain(1));
        assertThat(ConnectionFailure.describe(new Mqtt5DisconnectException(takenOver, ""), address))
                .isEqualTo(
                        "ended the connection: session taken over, since another one has the same client id; give each"
                                + " its own, or none, in aubade.mqtt.brokers.home.client-id");
    }

    @Test
    void a_private_ca_has_to_be_named() {
        try (MqttHome home = new MqttHome(TestSettings.tls(broker.tlsPort(), null)).begin()) {
            problems(home, "certificate that is not trusted", "aubade.mqtt.brokers.home.tls.ca");
        }
    }

    @Test
    void with_its_ca_the_connection_is_encrypted() {
        try (MqttHome home =
                new MqttHome(TestSettings.tls(broker.tlsPort(), broker.ca()).under(zigbee.base())).open()) {
            home.send("plug", SWITCH_ON);
        }
    }

    @Test
    void a_file_that_is_no_ca_is_named() {
        try (MqttHome home = new MqttHome(TestSettings.tls(broker.tlsPort(), Path.of("no-such.pem"))).begin()) {
            problems(home, "the file no-such.pem cannot be read", "aubade.mqtt.brokers.home.tls.ca");
        }
    }

    @Test
    void devices_are_offline_while_the_broker_is_away_and_a_message_waits_for_it() {
        try (Relay relay = new Relay(broker.port());
                MqttHome home = new MqttHome(TestSettings.plain(relay.port()).under(zigbee.base())).open()) {
            MqttHome.eventually(
                    () -> assertThat(home.find("plug").availability()).isEqualTo(Availability.ONLINE));
            relay.cut();
            MqttHome.eventually(
                    () -> assertThat(home.find("plug").availability()).isEqualTo(Availability.OFFLINE));
            var sending = home.devices()
                    .send(new DeviceId("plug"), Message.of(SWITCH_ON), Duration.ofSeconds(15))
                    .subscribeAsCompletionStage();
            assertThat(home.discovery().problems()).containsKey("broker 'home'");
            relay.mend();
            assertThat(sending).succeedsWithin(MqttHome.LIMIT);
            MqttHome.eventually(
                    () -> assertThat(home.find("plug").availability()).isEqualTo(Availability.ONLINE));
            assertThat(zigbee.told()).containsExactly("plug {\"state\":\"ON\"}");
        }
    }

    @Test
    void a_message_waits_until_the_broker_has_entered_the_subscription_to_its_answer() {
        try (Relay relay = new Relay(broker.port());
                MqttHome home = new MqttHome(TestSettings.plain(relay.port()).under(zigbee.base())).open()) {
            MqttHome.eventually(
                    () -> assertThat(home.find("plug").availability()).isEqualTo(Availability.ONLINE));
            relay.cut();
            MqttHome.eventually(
                    () -> assertThat(home.find("plug").availability()).isEqualTo(Availability.OFFLINE));
            var waiting = home.devices()
                    .send(new DeviceId("living_lamp"), Message.of(SWITCH_ON), Duration.ofSeconds(15))
                    .subscribeAsCompletionStage();
            relay.holdAnswersToSubscriptions();
            relay.mend();
            MqttHome.eventually(() -> assertThat(relay.holds()).isTrue());
            assertThat(home.devices()
                            .send(new DeviceId("plug"), Message.of(SWITCH_ON), Duration.ofMillis(500))
                            .subscribeAsCompletionStage())
                    .failsWithin(MqttHome.LIMIT);
            assertThat(zigbee.told()).isEmpty();
            relay.release();
            assertThat(waiting).succeedsWithin(MqttHome.LIMIT);
            assertThat(zigbee.told()).containsExactly("living_lamp {\"state\":\"ON\"}");
        }
    }

    @Test
    void what_must_not_be_doubled_is_not_sent_again_after_the_connection_broke() {
        zigbee.silent.add("bathroom_toilet");
        try (Relay relay = new Relay(broker.port());
                MqttHome home = new MqttHome(TestSettings.plain(relay.port()).under(zigbee.base())).open()) {
            var sending = home.devices()
                    .send(new DeviceId("bathroom_toilet"), Message.of(FLUSH), Duration.ofSeconds(4))
                    .subscribeAsCompletionStage();
            MqttHome.eventually(() -> assertThat(zigbee.told()).hasSize(1));
            relay.cut();
            MqttHome.eventually(() -> assertThat(home.discovery().problems()).isNotEmpty());
            relay.mend();
            MqttHome.eventually(() -> assertThat(home.discovery().problems()).isEmpty());
            assertThat(sending)
                    .failsWithin(MqttHome.LIMIT)
                    .withThrowableThat()
                    .withMessageContaining("device 'bathroom_toilet' did not answer FLUSH within 4000 ms");
            assertThat(zigbee.told()).containsExactly("bathroom_toilet {\"flush_big\":\"FLUSH\"}");
        }
    }

    @Test
    void a_message_that_was_given_up_while_the_broker_was_away_is_never_sent() {
        try (Relay relay = new Relay(broker.port());
                MqttHome home = new MqttHome(TestSettings.plain(relay.port()).under(zigbee.base())).open()) {
            relay.cut();
            MqttHome.eventually(() -> assertThat(home.discovery().problems()).isNotEmpty());
            assertThat(home.devices()
                            .send(new DeviceId("plug"), Message.of(SWITCH_ON), Duration.ofMillis(200))
                            .subscribeAsCompletionStage())
                    .failsWithin(MqttHome.LIMIT)
                    .withThrowableThat()
                    .withMessageContaining("through broker 'home', which c");
            relay.mend();
            MqttHome.eventually(() -> assertThat(home.discovery().problems()).isEmpty());
            home.send("living_lamp", SWITCH_ON);
            assertThat(zigbee.told()).containsExactly("living_lamp {\"state\":\"ON\"}");
        }
    }

    @Test
    void a_message_that_nobody_listens_to_fails_at_once() {
        zigbee.close();
        try (MqttHome home = new MqttHome(TestSettings.plain(broker.port()).under(zigbee.base())).open()) {
            assertThat(home.devices()
                            .send(new DeviceId("plug"), Message.of(SWITCH_ON), Duration.ofSeconds(10))
                            .subscribeAsCompletionStage())
                    .failsWithin(Duration.ofSeconds(5))
                    .withThrowableThat()
                    .withMessageContaining("nobody listens to " + zigbee.base() + "/plug/set");
        }
    }
}
