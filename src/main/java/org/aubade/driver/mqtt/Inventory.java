package org.aubade.driver.mqtt;

import java.util.Set;

/**
 * What is told on a broker about which devices there are, turned into definitions. There is one for each broker; it is
 * called by one thread at a time, never blocks, and does not throw, whatever arrives.
 */
public interface Inventory {
    /** Its name in the log and in health, such as {@code zigbee2mqtt}. */
    String name();

    /** The topic filters, wildcards included, to which it listens. */
    Set<String> filters();

    /** Called for each message on a topic that one of the filters matches; {@code payload} is empty where a topic is cleared. */
    Changes received(String topic, String payload);

    /** Called when the broker is connected, again or for the first time, before what it has kept arrives. */
    default void connected() {}

    /** Called when what the broker had kept has certainly arrived after {@link #connected}: what was not told again may be gone. */
    default Changes settled() {
        return Changes.NONE;
    }
}
