package org.aubade.driver.mqtt.broker;

/** A topic filter of MQTT, which may have wildcards. */
public record TopicFilter(String filter) {
    /** Whether the filter matches {@code topic}. A wildcard matches no topic that begins with a dollar sign. */
    public boolean matches(String topic) {
        if (topic.startsWith("$")) {
            return filter.equals(topic);
        }
        String[] wanted = filter.split("/", -1);
        String[] found = topic.split("/", -1);
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].equals("#")) {
                return true;
            }
            if (i >= found.length || (!wanted[i].equals("+") && !wanted[i].equals(found[i]))) {
                return false;
            }
        }
        return wanted.length == found.length;
    }
}
