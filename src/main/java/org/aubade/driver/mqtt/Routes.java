package org.aubade.driver.mqtt;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which devices listen to which topics. */
final class Routes {
    private final Map<String, List<MqttDevice>> byTopic = new HashMap<>();

    /** Those that listen to {@code topic}. */
    List<MqttDevice> to(String topic) {
        return byTopic.getOrDefault(topic, List.of());
    }

    /** Every topic to which somebody listens. */
    Set<String> topics() {
        return Set.copyOf(byTopic.keySet());
    }

    /** From now on {@code device} listens to {@code topics}; the answer is to which of them nobody had. */
    List<String> add(MqttDevice device, Collection<String> topics) {
        List<String> first = new ArrayList<>();
        for (String topic : topics) {
            List<MqttDevice> before = to(topic);
            if (before.isEmpty()) {
                first.add(topic);
            }
            if (!before.contains(device)) {
                List<MqttDevice> after = new ArrayList<>(before);
                after.add(device);
                byTopic.put(topic, List.copyOf(after));
            }
        }
        return first;
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
                last.add(topic);
            }
        }
        return last;
    }
}
