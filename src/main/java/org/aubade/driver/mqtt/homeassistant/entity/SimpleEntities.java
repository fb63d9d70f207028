package org.aubade.driver.mqtt.homeassistant.entity;

import static org.aubade.device.MessageType.ACTIVATE;
import static org.aubade.device.MessageType.PRESS;
import static org.aubade.device.MessageType.SELECT_OPTION;
import static org.aubade.device.MessageType.SET_VALUE;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aubade.device.DataFormat;
import org.aubade.driver.mqtt.homeassistant.template.Template;

/** Entities with one command: buttons, scenes, numbers, selections. */
final class SimpleEntities {
    private SimpleEntities() {}

    static void button(EntityBuilder entity) {
        String payload = entity.config().payload("payload_press", "PRESS", "command_template");
        entity.command(PRESS, "command_topic", payload, EntityBuilder.PUBLISHED);
    }

    static void scene(EntityBuilder entity) {
        String payload = entity.config().text("payload_on", "ON");
        entity.command(ACTIVATE, "command_topic", payload, EntityBuilder.PUBLISHED);
    }

    static void number(EntityBuilder entity) {
        EntityConfig config = entity.config();
        double min = config.number("min").orElse(1);
        double max = config.number("max").orElse(100);
        if (min > max) {
            config.addProblem("min is " + min + " and max is " + max);
            return;
        }
        PropertyParser parser = new PropertyParser.Quantity("value", new Conversion.Same());
        Optional<Feedback> value = entity.reported("state_topic", "value_template", parser);
        Template template = config.template("command_template", Set.of("value")).orElse(Template.VALUE);
        entity.command(
                SET_VALUE,
                new DataFormat.Quantity("a number", min, max, config.text("unit_of_measurement", "")),
                entity.answeredByReport(value),
                entity.publication(
                        SET_VALUE, "command_topic", new Encodings.Numeric(template, new Conversion.Same(), "value")));
    }

    static void select(EntityBuilder entity) {
        EntityConfig config = entity.config();
        List<String> options = config.texts("options");
        if (options.isEmpty()) {
            config.addProblem("options has no entry");
            return;
        }
        Optional<Feedback> option =
                entity.reported("state_topic", "value_template", new PropertyParser.Verbatim("option"));
        Template template = config.template("command_template", Set.of("value")).orElse(Template.VALUE);
        entity.command(
                SELECT_OPTION,
                new DataFormat.Choice("an option", options),
                entity.answeredByReport(option),
                entity.publication(SELECT_OPTION, "command_topic", new Encodings.Text(template)));
    }
}
