package org.aubade.driver.mqtt.homeassistant;

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
import org.aubade.driver.mqtt.Answer;

/** A cover, told to open, close and stop, to go to a position, and to tilt its slats. */
final class CoverEntity {
    private CoverEntity() {}

    static void shape(Shape shape) {
        EntityConfig config = shape.config();
        Optional<Feedback> movement =
                shape.told("state_topic", "value_template", new Meaning.Word("cover", words(config)));
        Conversion range = range(config, "position_closed", "position_open");
        Optional<Feedback> position =
                shape.told("position_topic", "position_template", new Meaning.Quantity("position", range));
        moves(shape, OPEN, "payload_open", shape.moves(movement, position, 100, "open", "opening"));
        moves(shape, CLOSE, "payload_close", shape.moves(movement, position, 0, "closed", "closing"));
        moves(shape, STOP, "payload_stop", Shape.PUBLISHED);
        goesTo(shape, SET_POSITION, "set_position", range, position);
        Conversion tilt = range(config, "tilt_min", "tilt_max");
        Optional<Feedback> slats =
                shape.told("tilt_status_topic", "tilt_status_template", new Meaning.Quantity("tilt", tilt));
        goesTo(shape, SET_TILT, "tilt_command", tilt, slats);
    }

    /** The words for what a cover or a valve does, by what the options call them. */
    static Map<String, String> words(EntityConfig config) {
        Map<String, String> words = new HashMap<>();
        for (String word : new String[] {"stopped", "closing", "opening", "closed", "open"}) {
            words.put(config.text("state_" + word, word), word);
        }
        return words;
    }

    /** From the number of the option {@code zeroKey}, or 0, to that of {@code fullKey}, or 100. */
    static Conversion range(EntityConfig config, String zeroKey, String fullKey) {
        double zero = config.number(zeroKey).orElse(0);
        double full = config.number(fullKey).orElse(100);
        if (zero == full) {
            config.complain(zeroKey + " and " + fullKey + " are both " + zero);
        }
        return new Conversion.Percent(zero, full);
    }

    private static void moves(Shape shape, MessageType type, String payloadKey, Answer answer) {
        if (!shape.config().isNull(payloadKey)) {
            shape.understands(type, "command_topic", shape.config().text(payloadKey, type.name()), answer);
        }
    }

    private static void goesTo(
            Shape shape, MessageType type, String keys, Conversion range, Optional<Feedback> feedback) {
        String variable = type == SET_TILT ? "tilt_position" : "position";
        Template template = shape.config()
                .template(keys + "_template", Set.of("value", variable))
                .orElse(Template.VALUE);
        shape.understands(
                type,
                type.dataFormat(),
                shape.told(feedback),
                shape.publishing(type, keys + "_topic", new Encodings.Numeric(template, range, variable)));
    }
}
