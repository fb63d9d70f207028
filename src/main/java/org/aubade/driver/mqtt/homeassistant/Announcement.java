package org.aubade.driver.mqtt.homeassistant;

import java.util.Map;
import org.aubade.driver.mqtt.Definition;

/** What the payload of a discovery topic comes to. */
sealed interface Announcement {
    /** Nothing that can be told anything, or nothing any more. */
    Announcement NOTHING = new Entities(Map.of());

    /** The devices, by the component's key in the payload, which is empty where a topic announces one. */
    record Entities(Map<String, Definition> definitions) implements Announcement {
        public Entities {
            definitions = Map.copyOf(definitions);
        }
    }

    /** What nobody can understand; {@code why} follows "the configuration". */
    record Unreadable(String why) implements Announcement {}
}
