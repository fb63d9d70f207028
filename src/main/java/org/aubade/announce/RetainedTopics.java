package org.aubade.announce;

/** Retained messages on a broker: each topic keeps its last payload until another one replaces it. */
@FunctionalInterface
public interface RetainedTopics {
    /**
     * Publishes {@code payload} as the retained message of {@code topic}; empty clears the topic. Returns at once, from any
     * thread; calls are executed in order.
     */
    void publish(String topic, String payload);
}
