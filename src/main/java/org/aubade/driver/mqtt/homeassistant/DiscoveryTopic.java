package org.aubade.driver.mqtt.homeassistant;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A topic for configurations: {@code <prefix>/<component>/[<node_id>/]<object_id>/config}.
 *
 * @param component the name of a component, or {@code device} for a device with several
 * @param path the object's id, with the node's id and {@code _} before it if there is a node
 */
record DiscoveryTopic(String component, String path) {
    /** Announces a device with several components. */
    static final String DEVICE = "device";

    private static final Pattern ID = Pattern.compile("[a-zA-Z0-9_-]{1,100}");

    /** The topic filters that match all such topics. */
    static Set<String> filters(String prefix) {
        return Set.of(prefix + "/+/+/config", prefix + "/+/+/+/config");
    }

    /** Reads {@code topic}; empty if it has another form. */
    static Optional<DiscoveryTopic> read(String prefix, String topic) {
        if (!topic.startsWith(prefix + "/") || !topic.endsWith("/config")) {
            return Optional.empty();
        }
        int end = topic.length() - "/config".length();
        String[] parts = end <= prefix.length()
                ? new String[0]
                : topic.substring(prefix.length() + 1, end).split("/", -1);
        boolean fits = parts.length == 2 || parts.length == 3;
        for (String part : parts) {
            fits &= ID.matcher(part).matches();
        }
        return fits
                ? Optional.of(new DiscoveryTopic(parts[0], parts.length == 2 ? parts[1] : parts[1] + "_" + parts[2]))
                : Optional.empty();
    }
}
