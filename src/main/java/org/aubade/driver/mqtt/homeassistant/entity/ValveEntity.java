package org.aubade.driver.mqtt.homeassistant.entity;

import static org.aubade.device.MessageType.CLOSE;
import static org.aubade.device.MessageType.OPEN;
import static org.aubade.device.MessageType.SET_POSITION;
import static org.aubade.device.MessageType.STOP;

import java.util.Optional;
import java.util.Set;
import org.aubade.device.MessageType;
import org.aubade.driver.mqtt.homeassistant.template.Template;
import org.aubade.driver.mqtt.inventory.Answer;

/** A valve, which takes words, or positions where it reports its position. */
final class ValveEntity {
    private ValveEntity() {}

    static void build(EntityBuilder entity) {
        EntityConfig config = entity.config();
        Template template = config.template("value_template");
        PropertyParser words = new PropertyParser.Word("valve", CoverEntity.words(config));
        Optional<Feedback> movement =
                entity.reported("state_topic", new StateUpdate.FromMember(template, "state", words), "valve");
        if (config.text("payload_stop").isPresent()) {
            byWord(entity, STOP, "payload_stop", EntityBuilder.PUBLISHED);
        }
        if (config.flag("reports_position")) {
            byPosition(entity, template);
        } else {
            byWord(entity, OPEN, "payload_open", entity.answeredBy(movement, "open", "opening"));
            byWord(entity, CLOSE, "payload_close", entity.answeredBy(movement, "closed", "closing"));
        }
    }

    private static void byWord(EntityBuilder entity, MessageType type, String key, Answer answer) {
        if (!entity.config().isNull(key)) {
            String payload = entity.config().payload(key, type.name(), "command_template");
            entity.command(type, "command_topic", payload, answer);
        }
    }

    private static void byPosition(EntityBuilder entity, Template template) {
        EntityConfig config = entity.config();
        Conversion range = CoverEntity.range(config, "position_closed", "position_open");
        StateUpdate update =
                new StateUpdate.FromMember(template, "position", new PropertyParser.Quantity("position", range));
        Optional<Feedback> position = entity.reported("state_topic", update, "position");
        Template command = config.template("command_template", Set.of("value")).orElse(Template.VALUE);
        Encodings.Numeric encoding = new Encodings.Numeric(command, range, "value");
        entity.command(
                SET_POSITION,
                SET_POSITION.dataFormat(),
                entity.answeredByReport(position),
                entity.publication(SET_POSITION, "command_topic", encoding));
        entity.command(
                OPEN,
                "command_topic",
                encoding.encode("100"),
                entity.answeredByMovement(Optional.empty(), position, 100));
        entity.command(
                CLOSE, "command_topic", encoding.encode("0"), entity.answeredByMovement(Optional.empty(), position, 0));
    }
}
