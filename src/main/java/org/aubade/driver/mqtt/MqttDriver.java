package org.aubade.driver.mqtt;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aubade.device.Device;
import org.aubade.device.DeviceId;
import org.aubade.device.DeviceKind;
import org.aubade.device.MessageType;
import org.aubade.driver.Driver;
import org.aubade.driver.mqtt.broker.TopicName;
import org.aubade.driver.mqtt.inventory.Answer;
import org.aubade.driver.mqtt.inventory.AvailabilitySpec;
import org.aubade.driver.mqtt.inventory.Command;
import org.aubade.driver.mqtt.inventory.Definition;
import org.aubade.driver.mqtt.inventory.Identity;
import org.aubade.driver.mqtt.inventory.StateTopic;
import org.aubade.text.KnownIds;

/**
 * Makes devices that no inventory reports. A message is a JSON object on one topic, {@code {"type": "SWITCH_ON"}} or
 * {@code {"type": "SET_BRIGHTNESS", "data": "40"}}; what the device publishes on another topic is its state and the answer.
 * Settings: {@code broker}, {@code commandTopic}, {@code stateTopic} and {@code kind}.
 */
@Singleton
public class MqttDriver implements Driver {
    private static final Set<String> KNOWN = new TreeSet<>(Set.of("broker", "commandTopic", "stateTopic", "kind"));

    private final MqttDiscovery brokers;

    @Inject
    public MqttDriver(MqttDiscovery brokers) {
        this.brokers = brokers;
    }

    @Override
    public String name() {
        return MqttDiscovery.NAME;
    }

    @Override
    public Device create(DeviceId id, String name, Map<String, String> settings) {
        settings.keySet().stream()
                .filter(key -> !KNOWN.contains(key))
                .findFirst()
                .ifPresent(key -> {
                    throw new IllegalArgumentException(
                            "unknown setting '" + key + "' of an MQTT device; " + KnownIds.describe(KNOWN));
                });
        String broker = required(settings, "broker");
        BrokerHome home = brokers.home(broker)
                .orElseThrow(() -> new IllegalArgumentException(
                        "setting 'broker': unknown broker '" + broker + "'; " + KnownIds.describe(brokers.names())));
        DeviceKind kind = kind(required(settings, "kind"));
        return new MqttDevice(
                definition(
                        new Identity(id, name, kind, null),
                        topic(settings, "commandTopic"),
                        topic(settings, "stateTopic")),
                home);
    }

    private static Definition definition(Identity identity, String commandTopic, String stateTopic) {
        Map<MessageType, Command> commands = new TreeMap<>();
        for (MessageType type : MessageType.understoodBy(identity.kind())) {
            Answer answer = new Answer.Reported(stateTopic, new PlainJson.Unopposed(type));
            commands.put(
                    type, Command.of(type.dataFormat(), commandTopic, new PlainJson.MessageEncoding(type), answer));
        }
        return new Definition(
                identity,
                commands,
                List.of(new StateTopic(stateTopic, new PlainJson.StateParser())),
                AvailabilitySpec.UNKNOWN);
    }

    private static String required(Map<String, String> settings, String key) {
        String value = settings.getOrDefault(key, "").strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException("setting '" + key + "' is missing");
        }
        return value;
    }

    private static String topic(Map<String, String> settings, String key) {
        String topic = required(settings, key);
        if (!TopicName.isUsable(topic)) {
            throw new IllegalArgumentException("setting '" + key + "': '" + topic
                    + "' is no topic; write it without + and #, and without $ at its beginning");
        }
        return topic;
    }

    private static DeviceKind kind(String text) {
        return Stream.of(DeviceKind.values())
                .filter(kind -> kind.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("setting 'kind': '" + text + "' does not work; write one of "
                                + Stream.of(DeviceKind.values())
                                        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", "))));
    }
}
