package org.aubade.driver.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.driver.mqtt.MqttHome.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.aubade.packaged.PackagedNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged application with brokers that let it in, and with brokers that do not. */
class BrokersIT {
    private static final String KEY = "aubade.mqtt.brokers.";

    private final TestBroker broker = TestBroker.shared();
    private final Map<String, String> configuration = new HashMap<>();

    @TempDir
    private Path directory;

    private PackagedNode start() {
        configuration.put("aubade.data", directory.resolve("data").toString());
        configuration.put("aubade.simulated.latency", "1ms");
        configuration.put("aubade.devices.discovery-timeout", "1s");
        return PackagedNode.start(directory.resolve("node.log"), configuration);
    }

    private void broker(String name, int port, Map<String, String> settings) {
        configuration.put(KEY + name + ".host", "127.0.0.1");
        configuration.put(KEY + name + ".port", String.valueOf(port));
        configuration.put(KEY + name + ".homeassistant.enabled", "false");
        settings.forEach((key, value) -> configuration.put(KEY + name + "." + key, value));
    }

    private static String trouble(JsonNode health, String broker) {
        return health.findPath("broker '" + broker + "'").asText();
    }

    @Test
    void those_that_refuse_are_in_the_log_and_in_health_and_the_rest_of_the_home_works() {
        try (FakeZigbee2Mqtt zigbee = new FakeZigbee2Mqtt(broker.port()).withHome()) {
            broker("strange", broker.tlsPort(), Map.of("tls.enabled", "true"));
            broker("wrong", broker.port(), Map.of("username", TestBroker.USER, "password", "guess"));
            broker(
                    "right",
                    broker.tlsPort(),
                    Map.of(
                            "username",
                            TestBroker.USER,
                            "password",
                            TestBroker.PASSWORD,
                            "tls.enabled",
                            "true",
                            "tls.ca",
                            broker.ca().toString(),
                            "zigbee2mqtt.base-topic",
                            zigbee.base()));
            try (PackagedNode node = start()) {
                String untrusted =
                        "shows a certificate that is not trusted; name the PEM file of the CA that issued it in " + KEY
                                + "strange.tls.ca";
                String unknown = "refused the user name or the password (who are you); see " + KEY
                        + "wrong.username and " + KEY + "wrong.password";
                eventually(() -> {
                    JsonNode health = node.send("GET", "/q/health/well", "", 503);
                    assertThat(trouble(health, "strange")).isEqualTo(untrusted);
                    assertThat(trouble(health, "wrong")).isEqualTo(unknown);
                    assertThat(trouble(health, "right")).isEmpty();
                });
                assertThat(node.log())
                        .filteredOn(line -> line.contains("The broker 'strange' " + untrusted))
                        .hasSize(1);
                assertThat(node.log())
                        .filteredOn(line -> line.contains("The broker 'wrong' " + unknown))
                        .hasSize(1);
                assertThat(node.log()).noneSatisfy(line -> assertThat(line).contains("guess"));
                eventually(() -> assertThat(node.get("/api/devices").findValuesAsText("id"))
                        .contains("plug"));
                assertThat(node.send("POST", "/api/devices/plug/messages", "{\"type\":\"SWITCH_ON\"}", 200))
                        .isNotNull();
                assertThat(zigbee.told()).containsExactly("plug {\"state\":\"ON\"}");
                assertThat(node.send("POST", "/api/programs/sleep/runs?wait=20s", "", 200)
                                .path("state")
                                .asText())
                        .isEqualTo("SUCCEEDED");
                assertThat(node.get("/q/health/ready").path("status").asText()).isEqualTo("UP");
            }
        }
    }

    @Test
    void announced_programs_are_started_by_their_buttons_and_the_broker_says_when_nobody_is_there() {
        Map<String, String> seen = new ConcurrentHashMap<>();
        broker("home", broker.port(), Map.of("zigbee2mqtt.enabled", "false"));
        configuration.put("aubade.mqtt.announce", "true");
        configuration.put("aubade.mqtt.announce-as", "dusk");
        try (FakeFirmware homeAssistant = new FakeFirmware(broker.port())) {
            for (String topic : new String[] {
                "dusk/status",
                "dusk/programs/sleep/last-run",
                "homeassistant/button/dusk/sleep/config",
                "homeassistant/sensor/dusk/sleep_last_run/config"
            }) {
                homeAssistant.on(topic, payload -> {
                    seen.put(topic, payload);
                    return "";
                });
            }
            try (PackagedNode node = start()) {
                eventually(() -> assertThat(seen)
                        .containsEntry("dusk/status", "online")
                        .containsKey("homeassistant/sensor/dusk/sleep_last_run/config")
                        .hasEntrySatisfying(
                                "homeassistant/button/dusk/sleep/config",
                                button -> assertThat(button)
                                        .contains("\"command_topic\":\"dusk/programs/sleep/start\"")));
                homeAssistant.tell("dusk/programs/sleep/start", "PRESS");
                eventually(() -> assertThat(seen)
                        .hasEntrySatisfying(
                                "dusk/programs/sleep/last-run",
                                run -> assertThat(run).startsWith("{\"state\":\"SUCCEEDED\"")));
                assertThat(node.get("/api/runs?program=sleep").findValuesAsText("state"))
                        .contains("SUCCEEDED");
                node.kill();
                eventually(() -> assertThat(seen).containsEntry("dusk/status", "offline"));
            }
            for (String topic : seen.keySet()) {
                homeAssistant.keep(topic, "");
            }
        }
    }
}
