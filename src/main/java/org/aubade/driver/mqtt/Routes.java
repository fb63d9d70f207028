package org.aubade.driver.mqtt;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aubade.driver.mqtt.client.ReceivedMessage;

/** Which devices use which topics, and the last message on each of them. */
final class Routes {
    /** In bytes; longer payloads are not remembered. */
    private static final int MAX_REMEMBERED = 4 << 10;

    private final Map<String, List<MqttDevice>> byTopic = new HashMap<>();
    private final Map<String, ReceivedMessage> lastByTopic = new HashMap<>();

    /**
     * The effect of adding a device.
     *
     * @param first the topics that no device used before
     * @param retained the last messages on the other topics, as if the broker delivered them as retained ones
     */
    record Added(List<String> first, List<ReceivedMessage> retained) {}

    /** The devices that use {@code topic}. */
    List<MqttDevice> to(String topic) {
        return byTopic.getOrDefault(topic, List.of());
    }

    /** Every topic that a device uses. */
    Set<String> topics() {
        return Set.copyOf(byTopic.keySet());
    }

    /** Remembers {@code message} for devices that are added later. */
    void remember(ReceivedMessage message) {
        if (message.bytes() <= MAX_REMEMBERED) {
            lastByTopic.put(message.topic(), message.asRetained());
        } else {
            lastByTopic.remove(message.topic());
        }
    }

    /** Forgets all messages. */
    void forgetMessages() {
        lastByTopic.clear();
    }

    /** From now on {@code device} uses {@code topics}. */
    Added add(MqttDevice device, Collection<String> topics) {
        List<String> first = new ArrayList<>();
        List<ReceivedMessage> retained = new ArrayList<>();
        for (String topic : topics) {
            List<MqttDevice> before = to(topic);
            if (before.contains(device)) {
                continue;
            }
            if (before.isEmpty()) {
                first.add(topic);
            } else if (lastByTopic.containsKey(topic)) {
                retained.add(lastByTopic.get(topic));
            }
            List<MqttDevice> after = new ArrayList<>(before);
            after.add(device);
            byTopic.put(topic, after);
        }
        return new Added(first, retained);
    }

    /** From now on {@code device} does not use {@code topics}; those that no device uses any more. */
    List<String> remove(MqttDevice device, Collection<String> topics) {
        List<String> last = new ArrayList<>();
        for (String topic : topics) {
            List<MqttDevice> after =
                    to(topic).stream().filter(other -> other != device).toList();
            if (!after.isEmpty()) {
                byTopic.put(topic, after);
            } else if (byTopic.remove(topic) != null) {
                lastByTopic.remove(topic);
                last.add(topic);
            }
        }
        return last;
    }
}
