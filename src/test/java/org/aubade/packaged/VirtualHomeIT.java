package org.aubade.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged application, the real mosquitto and the real Zigbee2MQTT over a virtual radio. */
class VirtualHomeIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String SLEEP = """
            {"name": "sleep-well", "do": {"par": [
                {"send": "living_lamp", "type": "SWITCH_OFF"},
                {"send": "plug", "type": "SWITCH_OFF"},
                {"seq": [
                    {"send": "blind", "type": "CLOSE"},
                    {"send": "bathroom_toilet", "type": "FLUSH"},
                    {"send": "bathroom_toilet", "type": "CLEAN"}]}]}}
            """;

    @TempDir
    private Path directory;

    private final int port = Peers.freePort();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> started = new CopyOnWriteArrayList<>();

    /** For each test, so that each is counted as skipped where they are not there. */
    @BeforeEach
    void needPeers() {
        Peers.need();
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable peer : started.reversed()) {
            peer.close();
        }
    }

    private <T extends AutoCloseable> T begin(T peer) {
        started.add(peer);
        return peer;
    }

    @CanIgnoreReturnValue
    private Peers.Peer broker() {
        return begin(Peers.mosquitto(directory, port));
    }

    @CanIgnoreReturnValue
    private Peers.Peer zigbee(Map<String, String> radio) {
        return begin(Peers.zigbee2mqtt(directory, port, radio));
    }

    /** The application, once it knows the virtual home. */
    private PackagedNode node() {
        PackagedNode node = begin(PackagedNode.start(
                directory.resolve("aubade.log"),
                Map.of(
                        "aubade.data", directory.resolve("aubade").toString(),
                        "aubade.simulated.enabled", "false",
                        "aubade.schedules.built-in", "false",
                        "aubade.mqtt.brokers.house.host", "127.0.0.1",
                        "aubade.mqtt.brokers.house.port", String.valueOf(port))));
        eventually(() -> assertThat(node.get("/api/devices").findValuesAsText("id"))
                .contains("living_lamp", "plug", "blind", "toilet_valve", "bathroom_toilet"));
        return node;
    }

    /** Hears on the broker what devices are told. */
    private void listen() {
        Mqtt5AsyncClient ear = MqttClient.builder()
                .useMqttVersion5()
                .serverHost("127.0.0.1")
                .serverPort(port)
                .buildAsync();
        ear.connect().join();
        ear.subscribeWith()
                .topicFilter("zigbee2mqtt/+/set")
                .callback(heard -> told.add(
                        heard.getTopic() + " " + new String(heard.getPayloadAsBytes(), StandardCharsets.UTF_8)))
                .send()
                .join();
        started.add(() -> ear.disconnect().exceptionally(_ -> null).join());
    }

    private static void eventually(ThrowingRunnable condition) {
        Awaitility.await()
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .untilAsserted(condition);
    }

    private static JsonNode step(JsonNode run, String device) {
        for (JsonNode step : run.get("steps")) {
            if (step.path("device").asText().equals(device)) {
                return step;
            }
        }
        throw new AssertionError(device + " is no part of " + run);
    }

    @Test
    void sleep_runs_and_its_commands_arrive_in_the_right_order() {
        broker();
        zigbee(Map.of());
        PackagedNode node = node();
        listen();
        JsonNode run = node.send("POST", "/api/runs?wait=30s", SLEEP, 200);
        assertThat(run.get("state").asText()).as("%s", run).isEqualTo("SUCCEEDED");
        assertThat(told)
                .containsExactlyInAnyOrder(
                        "zigbee2mqtt/living_lamp/set {\"state\":\"OFF\"}",
                        "zigbee2mqtt/plug/set {\"state\":\"OFF\"}",
                        "zigbee2mqtt/blind/set {\"position\":0}",
                        "zigbee2mqtt/bathroom_toilet/set {\"flush_big\":\"FLUSH\"}",
                        "zigbee2mqtt/bathroom_toilet/set {\"cleaning_mode\":\"Rear\"}")
                .containsSubsequence(
                        "zigbee2mqtt/blind/set {\"position\":0}",
                        "zigbee2mqtt/bathroom_toilet/set {\"flush_big\":\"FLUSH\"}",
                        "zigbee2mqtt/bathroom_toilet/set {\"cleaning_mode\":\"Rear\"}");
        JsonNode lamp = node.get("/api/devices/living_lamp");
        assertThat(lamp.at("/state/power").asText()).isEqualTo("off");
        assertThat(lamp.get("availability").asText()).isEqualTo("ONLINE");
    }

    @Test
    void a_lamp_that_the_radio_does_not_reach_fails_by_name_while_the_others_finish() {
        broker();
        zigbee(Map.of("RADIO_FAIL", "0x0017880100000011"));
        PackagedNode node = node();
        JsonNode run = node.send("POST", "/api/runs?wait=30s", SLEEP, 200);
        assertThat(run.get("state").asText()).as("%s", run).isEqualTo("FAILED");
        assertThat(step(run, "living_lamp").get("state").asText()).isEqualTo("FAILED");
        assertThat(step(run, "living_lamp").get("error").toString()).contains("living_lamp", "broker 'house'");
        List.of("plug", "blind", "bathroom_toilet")
                .forEach(other -> assertThat(step(run, other).get("state").asText())
                        .as("%s", run)
                        .isEqualTo("SUCCEEDED"));
    }

    @Test
    void a_broker_that_is_killed_during_a_run_comes_back_and_nothing_is_flushed_twice() {
        Peers.Peer first = broker();
        zigbee(Map.of("RADIO_DELAY_MS", "2000"));
        PackagedNode node = node();
        listen();
        String id = node.send(
                        "POST",
                        "/api/runs",
                        "{\"name\":\"flush\",\"do\":{\"send\":\"bathroom_toilet\",\"type\":\"FLUSH\",\"timeout\":\"15s\"}}",
                        202)
                .get("id")
                .asText();
        eventually(() -> assertThat(told).hasSize(1));
        first.kill();
        broker();
        listen();
        eventually(() ->
                assertThat(node.get("/api/runs/" + id).hasNonNull("finished")).isTrue());
        JsonNode run = node.get("/api/runs/" + id);
        assertThat(step(run, "bathroom_toilet").get("state").asText())
                .as("%s", run)
                .isIn("SUCCEEDED", "TIMED_OUT");
        eventually(() -> node.send("POST", "/api/devices/plug/messages", "{\"type\":\"SWITCH_ON\"}", 200));
        assertThat(told).filteredOn(line -> line.contains("FLUSH")).hasSize(1);
    }

    @Test
    void when_zigbee2mqtt_restarts_its_devices_are_offline_and_then_back() {
        broker();
        Peers.Peer zigbee = zigbee(Map.of());
        PackagedNode node = node();
        eventually(() -> assertThat(availability(node)).isEqualTo("ONLINE"));
        zigbee.stop();
        eventually(() -> assertThat(availability(node)).isEqualTo("OFFLINE"));
        zigbee(Map.of());
        eventually(() -> assertThat(availability(node)).isEqualTo("ONLINE"));
        eventually(() -> node.send("POST", "/api/devices/plug/messages", "{\"type\":\"SWITCH_ON\"}", 200));
    }

    @Test
    void what_is_told_while_zigbee2mqtt_is_away_is_not_answered_by_what_was_so_before() {
        broker();
        Peers.Peer zigbee = zigbee(Map.of());
        PackagedNode node = node();
        eventually(() -> assertThat(availability(node)).isEqualTo("ONLINE"));
        eventually(() ->
                node.send("POST", "/api/devices/blind/messages", "{\"type\":\"SET_POSITION\",\"data\":\"100\"}", 200));
        zigbee.stop();
        eventually(() -> assertThat(availability(node)).isEqualTo("OFFLINE"));
        listen();
        String id = node.send("POST", "/api/runs", """
                {"name": "away", "do": {"par": [
                    {"send": "blind", "type": "SET_POSITION", "data": "0", "timeout": "50s"},
                    {"send": "bathroom_toilet", "type": "FLUSH", "timeout": "50s"}]}}""", 202).get("id").asText();
        eventually(() -> assertThat(told).hasSize(2));
        zigbee(Map.of());
        eventually(() ->
                assertThat(node.get("/api/runs/" + id).hasNonNull("finished")).isTrue());
        JsonNode run = node.get("/api/runs/" + id);
        assertThat(step(run, "blind").get("state").asText()).as("%s", run).isEqualTo("SUCCEEDED");
        assertThat(step(run, "bathroom_toilet").get("state").asText()).isEqualTo("FAILED");
        assertThat(step(run, "bathroom_toilet").get("error").toString()).contains("nobody knows");
        assertThat(node.get("/api/devices/blind").findPath("position").asInt()).isZero();
        assertThat(told).filteredOn(line -> line.contains("\"position\":0")).hasSize(2);
        assertThat(told).filteredOn(line -> line.contains("FLUSH")).hasSize(1);
    }

    private static String availability(PackagedNode node) {
        return node.get("/api/devices/plug").get("availability").asText();
    }
}
