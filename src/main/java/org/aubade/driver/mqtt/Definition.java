package org.aubade.driver.mqtt;

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
 * All that is known of a device behind a broker; two that are equal are the same device in the same shape.
 *
 * @param commands how each message that it understands is told
 * @param reports where it tells its state
 * @param reach where it is told whether it can be reached
 * @param initial what is known of it before it tells anything
 */
public record Definition(
        Identity identity, Map<MessageType, Command> commands, List<Report> reports, Reach reach, DeviceState initial) {
    public Definition {
        Map<MessageType, Command> sorted = new EnumMap<>(MessageType.class);
        sorted.putAll(commands);
        commands = Collections.unmodifiableMap(sorted);
        reports = List.copyOf(reports);
    }

    /** One of which nothing is known before it tells something. */
    public Definition(Identity identity, Map<MessageType, Command> commands, List<Report> reports, Reach reach) {
        this(identity, commands, reports, reach, DeviceState.UNKNOWN);
    }

    /** What it can be told. */
    public Vocabulary vocabulary() {
        Map<MessageType, DataFormat> formats = new EnumMap<>(MessageType.class);
        commands.forEach((type, command) -> formats.put(type, command.format()));
        return new Vocabulary(formats);
    }

    /** Every topic to which it has to be listened. */
    public Set<String> topics() {
        Set<String> topics = new TreeSet<>();
        reports.forEach(report -> topics.add(report.topic()));
        reach.topics().forEach(topic -> topics.add(topic.topic()));
        commands.values().forEach(command -> {
            if (command.answer() instanceof Answer.Reported reported) {
                topics.add(reported.topic());
            }
        });
        return topics;
    }
}
