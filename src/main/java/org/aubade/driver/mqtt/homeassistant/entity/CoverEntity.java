package org.aubade.driver.mqtt.homeassistant.entity;

import static org.aubade.device.MessageType.CLOSE;
import static org.aubade.device.MessageType.OPEN;
import static org.aubade.device.MessageType.SET_POSITION;
import static org.aubade.device.MessageType.SET_TILT;
import static org.aubade.device.MessageType.STOP;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aubade.device.MessageType;
import org.aubade.driver.mqtt.homeassistant.template.Template;
import org.aubade.driver.mqtt.inventory.Answer;

/** A cover: opens, closes, stops, moves to a position, and tilts its slats. */
final class CoverEntity {
    private CoverEntity() {}

    static void build(EntityBuilder entity) {
        EntityConfig config = entity.config();
        Optional<Feedback> movement =
                entity.reported("state_topic", "value_template", new PropertyParser.Word("cover", words(config)));
        Conversion range = range(config, "position_closed", "position_open");
        Optional<Feedback> position =
                entity.reported("position_topic", "position_template", new PropertyParser.Quantity("position", range));
        addMovement(
                entity, OPEN, "payload_open", entity.answeredByMovement(movement, position, 100, "open", "opening"));
        addMovement(
                entity, CLOSE, "payload_close", entity.answeredByMovement(movement, position, 0, "closed", "closing"));
        addMovement(entity, STOP, "payload_stop", EntityBuilder.PUBLISHED);
        addPosition(entity, SET_POSITION, "set_position", range, position);
        Conversion tilt = range(config, "tilt_min", "tilt_max");
        Optional<Feedback> slats =
                entity.reported("tilt_status_topic", "tilt_status_template", new PropertyParser.Quantity("tilt", tilt));
        addPosition(entity, SET_TILT, "tilt_command", tilt, slats);
    }

    /** Maps the words that the options of a cover or a valve define to those of the device's state. */
    static Map<String, String> words(EntityConfig config) {
        Map<String, String> words = new HashMap<>();
        for (String word : new String[] {"stopped", "closing", "opening", "closed", "open"}) {
            words.put(config.text("state_" + word, word), word);
        }
        return words;
    }

    /** Percent of the range from the option {@code zeroKey}, 0 by default, to {@code fullKey}, 100 by default. */
    static Conversion range(EntityConfig config, String zeroKey, String fullKey) {
        double zero = config.number(zeroKey).orElse(0);
        double full = config.number(fullKey).orElse(100);
        if (zero == full) {
            config.addProblem(zeroKey + " and " + fullKey + " are both " + zero);
        }
        return new Conversion.Percent(zero, full);
    }

    private static void addMovement(EntityBuilder entity, MessageType type, String payloadKey, Answer answer) {
        if (!entity.config().isNull(payloadKey)) {
            entity.command(type, "command_topic", entity.config().text(payloadKey, type.name()), answer);
        }
    }

    private static void addPosition(
            EntityBuilder entity, MessageType type, String keys, Conversion range, Optional<Feedback> feedback) {
        String variable = type == SET_TILT ? "tilt_position" : "position";
        Template template = entity.config()
                .template(keys + "_template", Set.of("value", variable))
                .orElse(Template.VALUE);
        entity.command(
                type,
                type.dataFormat(),
                entity.answeredByReport(feedback),
                entity.publication(type, keys + "_topic", new Encodings.Numeric(template, range, variable)));
    }
}
