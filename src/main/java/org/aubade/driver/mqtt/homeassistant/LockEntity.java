package org.aubade.driver.mqtt.homeassistant;

import static org.aubade.device.MessageType.LOCK;
import static org.aubade.device.MessageType.UNLOCK;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A lock; to open the door beyond unlocking it is not among the messages. */
final class LockEntity {
    private LockEntity() {}

    static void shape(Shape shape) {
        EntityConfig config = shape.config();
        if (config.node("code_format").isPresent()) {
            config.complain("code_format asks for a code, and messages have none");
            return;
        }
        Map<String, String> words = new HashMap<>();
        words.put(config.text("state_jammed", "JAMMED"), "jammed");
        words.put(config.text("state_locking", "LOCKING"), "locking");
        words.put(config.text("state_unlocking", "UNLOCKING"), "unlocking");
        words.put(config.text("state_unlocked", "UNLOCKED"), "unlocked");
        words.put(config.text("state_locked", "LOCKED"), "locked");
        Optional<Feedback> lock = shape.told("state_topic", "value_template", new Meaning.Word("lock", words));
        shape.understands(
                LOCK,
                "command_topic",
                config.payload("payload_lock", "LOCK", "command_template"),
                shape.shown(lock, "locked"));
        shape.understands(
                UNLOCK,
                "command_topic",
                config.payload("payload_unlock", "UNLOCK", "command_template"),
                shape.shown(lock, "unlocked"));
    }
}
