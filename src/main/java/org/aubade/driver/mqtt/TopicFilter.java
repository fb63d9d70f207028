package org.aubade.driver.mqtt;

/** A topic filter of MQTT, wildcards included. */
record TopicFilter(String filter) {
    /** Whether {@code topic} is one of those that the filter means; topics that begin with a dollar are not. */
    boolean matches(String topic) {
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
