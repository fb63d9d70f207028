package org.aubade.driver.mqtt.inventory;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.aubade.device.DataFormat;
import org.aubade.device.DeviceState;
import org.aubade.device.MessageType;
import org.aubade.device.Vocabulary;

/**
 * All that is known of a device behind a broker; two equal definitions describe the same device in the same shape.
 *
 * @param commands how each message that the device understands is sent
 * @param stateTopics where the device reports its state
 * @param availability where it is reported whether the device can be reached
 * @param initial the state before the device reports anything
 */
public record Definition(
        Identity identity,
        Map<MessageType, Command> commands,
        List<StateTopic> stateTopics,
        AvailabilitySpec availability,
        DeviceState initial) {
    public Definition {
        Map<MessageType, Command> sorted = new EnumMap<>(MessageType.class);
        sorted.putAll(commands);
        commands = Collections.unmodifiableMap(sorted);
        stateTopics = List.copyOf(stateTopics);
    }

    /** A definition whose state is unknown until the device reports it. */
    public Definition(
            Identity identity,
            Map<MessageType, Command> commands,
            List<StateTopic> stateTopics,
            AvailabilitySpec availability) {
        this(identity, commands, stateTopics, availability, DeviceState.UNKNOWN);
    }

    /** The messages that the device understands. */
    public Vocabulary vocabulary() {
        Map<MessageType, DataFormat> formats = new EnumMap<>(MessageType.class);
        commands.forEach((type, command) -> formats.put(type, command.format()));
        return new Vocabulary(formats);
    }

    /** Every topic that has to be subscribed to for the device. */
    public Set<String> topics() {
        Set<String> topics = new TreeSet<>();
        stateTopics.forEach(state -> topics.add(state.topic()));
        availability.topics().forEach(topic -> topics.add(topic.topic()));
        commands.values().forEach(command -> {
            if (command.answer() instanceof Answer.Reported reported) {
                topics.add(reported.topic());
            }
        });
        return topics;
    }
}
