package org.aubade.driver.mqtt;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which devices listen to which topics, and what was told there last. */
final class Routes {
    /** What is longer is not remembered. */
    private static final int MAX_REMEMBERED = 4 << 10;

    private final Map<String, List<MqttDevice>> byTopic = new HashMap<>();
    private final Map<String, Line.Arrival> lastByTopic = new HashMap<>();

    /**
     * What a device hears from now on.
     *
     * @param first the topics to which nobody had listened
     * @param kept what was told last on the others, as if the broker had kept it
     */
    record Added(List<String> first, List<Line.Arrival> kept) {}

    /** Those that listen to {@code topic}. */
    List<MqttDevice> to(String topic) {
        return byTopic.getOrDefault(topic, List.of());
    }

    /** Every topic to which somebody listens. */
    Set<String> topics() {
        return Set.copyOf(byTopic.keySet());
    }

    /** Remembers what was told, for those who come later. */
    void remember(Line.Arrival arrival) {
        if (arrival.bytes() <= MAX_REMEMBERED) {
            lastByTopic.put(arrival.topic(), arrival.kept());
        } else {
            lastByTopic.remove(arrival.topic());
        }
    }

    /** Remembers nothing any more. */
    void forget() {
        lastByTopic.clear();
    }

    /** From now on {@code device} listens to {@code topics}. */
    Added add(MqttDevice device, Collection<String> topics) {
        List<String> first = new ArrayList<>();
        List<Line.Arrival> kept = new ArrayList<>();
        for (String topic : topics) {
            List<MqttDevice> before = to(topic);
            if (before.contains(device)) {
                continue;
            }
            if (before.isEmpty()) {
                first.add(topic);
            } else if (lastByTopic.containsKey(topic)) {
                kept.add(lastByTopic.get(topic));
            }
            List<MqttDevice> after = new ArrayList<>(before);
            after.add(device);
            byTopic.put(topic, after);
        }
        return new Added(first, kept);
    }

    /** It does no longer; the answer is to which topics nobody does now. */
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
