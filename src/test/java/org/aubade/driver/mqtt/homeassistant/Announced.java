package org.aubade.driver.mqtt.homeassistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.aubade.device.DataFormat;
import org.aubade.device.DeviceId;
import org.aubade.device.DeviceState;
import org.aubade.device.Message;
import org.aubade.device.MessageType;
import org.aubade.driver.mqtt.inventory.Answer;
import org.aubade.driver.mqtt.inventory.Changes;
import org.aubade.driver.mqtt.inventory.Command;
import org.aubade.driver.mqtt.inventory.Definition;
import org.aubade.driver.mqtt.inventory.StateTopic;

/** A device as it was announced, in the words of tests. */
record Announced(Definition definition) {
    /** What the only entity of a configuration comes to. */
    static Announced as(String component, String configuration) {
        HomeAssistantInventory inventory = new HomeAssistantInventory("homeassistant", true);
        Changes changes = inventory.received("homeassistant/" + component + "/thing/config", json(configuration));
        assertThat(changes.problems()).isEmpty();
        return new Announced(only(changes));
    }

    /** Why the only entity of a configuration is not supported. */
    static String unsupported(String component, String configuration) {
        HomeAssistantInventory inventory = new HomeAssistantInventory("homeassistant", true);
        Changes changes = inventory.received("homeassistant/" + component + "/thing/config", json(configuration));
        Definition definition = only(changes);
        String why = String.valueOf(definition.initial().properties().get("unsupported"));
        assertThat(definition.commands()).isEmpty();
        assertThat(definition.topics()).isEmpty();
        assertThat(changes.problems())
                .isEqualTo(Map.of(definition.identity().id().value(), "is not supported: " + why));
        return why;
    }

    /** JSON with double quotes instead of single ones, which are easier to read in Java, and escaped ones instead of backticks. */
    static String json(String singleQuoted) {
        return singleQuoted.replace('\'', '"').replace("`", "\\\"");
    }

    static Definition only(Changes changes) {
        assertThat(changes.present()).hasSize(1);
        return changes.present().getFirst();
    }

    DeviceId id() {
        return definition.identity().id();
    }

    /** What is published for a message, as {@code topic payload}. */
    List<String> told(MessageType type, String data) {
        assertThat(definition.vocabulary().complaint(new Message(type, data))).isEmpty();
        return command(type).publications().stream()
                .map(publishing ->
                        publishing.topic() + " " + publishing.encoding().encode(data))
                .toList();
    }

    List<String> told(MessageType type) {
        return told(type, "");
    }

    /** What is known of it after these, each {@code topic payload}. */
    Map<String, Object> stateAfter(String... published) {
        DeviceState state = definition.initial();
        for (String line : published) {
            String[] parts = line.split(" ", 2);
            for (StateTopic report : definition.stateTopics()) {
                if (report.topic().equals(parts[0])) {
                    state = report.parser().parse(state, json(parts[1]));
                }
            }
        }
        return state.properties();
    }

    /** Whether {@code payload} answers a message. */
    boolean isAnswered(MessageType type, String data, String payload) {
        return command(type).answer() instanceof Answer.Reported reported
                && reported.expectation().isMetBy(json(payload), data);
    }

    /** Whether a message needs no news in a state. */
    boolean isReached(MessageType type, String data, Map<String, Object> state) {
        return command(type).answer() instanceof Answer.Reported reported
                && reported.goal().isReached(new DeviceState(state), data);
    }

    /** Whether a message is answered by being published. */
    boolean isOptimistic(MessageType type) {
        return command(type).answer() instanceof Answer.Published;
    }

    DataFormat format(MessageType type) {
        return command(type).format();
    }

    private Command command(MessageType type) {
        assertThat(definition.commands()).containsKey(type);
        return definition.commands().get(type);
    }
}
