package org.aubade.driver.mqtt.homeassistant;

import static org.aubade.device.MessageType.CLOSE;
import static org.aubade.device.MessageType.OPEN;
import static org.aubade.device.MessageType.SET_POSITION;
import static org.aubade.device.MessageType.STOP;

import java.util.Optional;
import java.util.Set;
import org.aubade.device.MessageType;
import org.aubade.driver.mqtt.Answer;

/** A valve, told by words, or by positions where it reports its own. */
final class ValveEntity {
    private ValveEntity() {}

    static void shape(Shape shape) {
        EntityConfig config = shape.config();
        Template template = config.template("value_template");
        Meaning words = new Meaning.Word("valve", CoverEntity.words(config));
        Optional<Feedback> movement =
                shape.told("state_topic", new Fact.FoundWithin(template, "state", words), "valve");
        if (config.text("payload_stop").isPresent()) {
            byWord(shape, STOP, "payload_stop", Shape.PUBLISHED);
        }
        if (config.flag("reports_position")) {
            byPosition(shape, template);
        } else {
            byWord(shape, OPEN, "payload_open", shape.shown(movement, "open", "opening"));
            byWord(shape, CLOSE, "payload_close", shape.shown(movement, "closed", "closing"));
        }
    }

    private static void byWord(Shape shape, MessageType type, String key, Answer answer) {
        if (!shape.config().isNull(key)) {
            String payload = shape.config().payload(key, type.name(), "command_template");
            shape.understands(type, "command_topic", payload, answer);
        }
    }

    private static void byPosition(Shape shape, Template template) {
        EntityConfig config = shape.config();
        Conversion range = CoverEntity.range(config, "position_closed", "position_open");
        Fact fact = new Fact.FoundWithin(template, "position", new Meaning.Quantity("position", range));
        Optional<Feedback> position = shape.told("state_topic", fact, "position");
        Template command = config.template("command_template", Set.of("value")).orElse(Template.VALUE);
        Encodings.Numeric encoding = new Encodings.Numeric(command, range, "value");
        shape.understands(
                SET_POSITION,
                SET_POSITION.dataFormat(),
                shape.told(position),
                shape.publishing(SET_POSITION, "command_topic", encoding));
        shape.understands(OPEN, "command_topic", encoding.encode("100"), shape.moves(Optional.empty(), position, 100));
        shape.understands(CLOSE, "command_topic", encoding.encode("0"), shape.moves(Optional.empty(), position, 0));
    }
}
