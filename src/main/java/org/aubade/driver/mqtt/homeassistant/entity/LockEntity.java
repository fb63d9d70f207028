package org.aubade.driver.mqtt.homeassistant.entity;

import static org.aubade.device.MessageType.LOCK;
import static org.aubade.device.MessageType.UNLOCK;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A lock; no message opens the door beyond unlocking it. */
final class LockEntity {
    private LockEntity() {}

    static void build(EntityBuilder entity) {
        EntityConfig config = entity.config();
        if (config.node("code_format").isPresent()) {
            config.addProblem("code_format asks for a code, and messages have none");
            return;
        }
        Map<String, String> words = new HashMap<>();
        words.put(config.text("state_jammed", "JAMMED"), "jammed");
        words.put(config.text("state_locking", "LOCKING"), "locking");
        words.put(config.text("state_unlocking", "UNLOCKING"), "unlocking");
        words.put(config.text("state_unlocked", "UNLOCKED"), "unlocked");
        words.put(config.text("state_locked", "LOCKED"), "locked");
        Optional<Feedback> lock =
                entity.reported("state_topic", "value_template", new PropertyParser.Word("lock", words));
        entity.command(
                LOCK,
                "command_topic",
                config.payload("payload_lock", "LOCK", "command_template"),
                entity.answeredBy(lock, "locked"));
        entity.command(
                UNLOCK,
                "command_topic",
                config.payload("payload_unlock", "UNLOCK", "command_template"),
                entity.answeredBy(lock, "unlocked"));
    }
}
