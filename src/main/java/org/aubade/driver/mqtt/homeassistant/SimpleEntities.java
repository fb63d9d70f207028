package org.aubade.driver.mqtt.homeassistant;

import static org.aubade.device.MessageType.ACTIVATE;
import static org.aubade.device.MessageType.PRESS;
import static org.aubade.device.MessageType.SELECT_OPTION;
import static org.aubade.device.MessageType.SET_VALUE;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aubade.device.DataFormat;

/** Entities that can be told one thing: buttons, scenes, numbers, selections. */
final class SimpleEntities {
    private SimpleEntities() {}

    static void button(Shape shape) {
        String payload = shape.config().payload("payload_press", "PRESS", "command_template");
        shape.understands(PRESS, "command_topic", payload, Shape.PUBLISHED);
    }

    static void scene(Shape shape) {
        String payload = shape.config().text("payload_on", "ON");
        shape.understands(ACTIVATE, "command_topic", payload, Shape.PUBLISHED);
    }

    static void number(Shape shape) {
        EntityConfig config = shape.config();
        double min = config.number("min").orElse(1);
        double max = config.number("max").orElse(100);
        if (min > max) {
            config.complain("min is " + min + " and max is " + max);
            return;
        }
        Meaning meaning = new Meaning.Quantity("value", new Conversion.Same());
        Optional<Feedback> value = shape.told("state_topic", "value_template", meaning);
        Template template = config.template("command_template", Set.of("value")).orElse(Template.VALUE);
        shape.understands(
                SET_VALUE,
                new DataFormat.Quantity("a number", min, max, config.text("unit_of_measurement", "")),
                shape.told(value),
                shape.publishing(
                        SET_VALUE, "command_topic", new Encodings.Numeric(template, new Conversion.Same(), "value")));
    }

    static void select(Shape shape) {
        EntityConfig config = shape.config();
        List<String> options = config.texts("options");
        if (options.isEmpty()) {
            config.complain("options has no entry");
            return;
        }
        Optional<Feedback> option = shape.told("state_topic", "value_template", new Meaning.Verbatim("option"));
        Template template = config.template("command_template", Set.of("value")).orElse(Template.VALUE);
        shape.understands(
                SELECT_OPTION,
                new DataFormat.Choice("an option", options),
                shape.told(option),
                shape.publishing(SELECT_OPTION, "command_topic", new Encodings.Text(template)));
    }
}
