package org.aubade.driver.mqtt.homeassistant;

import java.util.Map;
import org.aubade.driver.mqtt.inventory.Definition;

/** The result of reading the payload of a discovery topic. */
sealed interface Announcement {
    /** No devices, or none any more. */
    Announcement NOTHING = new Entities(Map.of());

    /** The devices by the key of their component in the payload; the key is empty where a topic announces one entity. */
    record Entities(Map<String, Definition> definitions) implements Announcement {
        public Entities {
            definitions = Map.copyOf(definitions);
        }
    }

    /** The payload cannot be understood; {@code why} follows "the configuration". */
    record Unreadable(String why) implements Announcement {}
}
