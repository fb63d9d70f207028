package org.aubade.driver.mqtt.inventory;

import java.util.Set;

/**
 * Turns what is published on a broker about its devices into definitions. There is one instance for each broker. It is called
 * by one thread at a time, never blocks, and does not throw, whatever arrives.
 */
public interface Inventory {
    /** Its name in the log and in health, such as {@code zigbee2mqtt}. */
    String name();

    /** The topic filters that it subscribes to, wildcards included. */
    Set<String> filters();

    /** Called for each message on a topic that one of the filters matches; {@code payload} is empty where a topic was cleared. */
    Changes received(String topic, String payload);

    /** Called when the broker is connected, for the first time or again, before its retained messages arrive. */
    default void connected() {}

    /**
     * Called when all retained messages have certainly arrived after {@link #connected}: a device that was not among them may
     * be gone.
     */
    default Changes settled() {
        return Changes.NONE;
    }
}
