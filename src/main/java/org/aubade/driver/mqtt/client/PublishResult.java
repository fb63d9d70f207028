package org.aubade.driver.mqtt.client;

/** How the broker answered a publication. */
public sealed interface PublishResult {
    /** The broker has the message, or was not asked to acknowledge it since it must not arrive twice. */
    record Accepted() implements PublishResult {}

    /** No client subscribes to the topic: the message has arrived nowhere. */
    record NoSubscribers() implements PublishResult {}

    /** The broker refused the message for the reason {@code why}. */
    record Refused(String why) implements PublishResult {}
}
