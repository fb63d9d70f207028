package org.aubade.driver.mqtt.homeassistant;

import static org.aubade.device.MessageType.SET_MODE;
import static org.aubade.device.MessageType.SET_SPEED;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aubade.device.DataFormat;

/** A fan, with its speed in percent and its presets as modes. */
final class FanEntity {
    private FanEntity() {}

    static void shape(Shape shape) {
        EntityConfig config = shape.config();
        String on = config.payload("payload_on", "ON", "command_template");
        String off = config.payload("payload_off", "OFF", "command_template");
        Optional<Feedback> power = shape.told("state_topic", "state_value_template", SwitchEntity.power(config));
        SwitchEntity.switches(shape, power, on, off);
        speed(shape, new Encodings.OnUnlessZero(on, off));
        presets(shape);
    }

    /** The least speed of the range is the first step above off, which is therefore one below it. */
    private static void speed(Shape shape, Encodings power) {
        EntityConfig config = shape.config();
        double min = config.number("speed_range_min").orElse(1);
        double max = config.number("speed_range_max").orElse(100);
        if (min >= max + 1) {
            config.complain("speed_range_min is " + min + " and speed_range_max is " + max);
        }
        Conversion range = new Conversion.Percent(min - 1, max);
        Optional<Feedback> speed =
                shape.told("percentage_state_topic", "percentage_value_template", new Meaning.Quantity("speed", range));
        Template template =
                config.template("percentage_command_template", Set.of("value")).orElse(Template.VALUE);
        shape.understands(
                SET_SPEED,
                SET_SPEED.dataFormat(),
                shape.told(speed),
                List.of(
                        shape.publishing(
                                SET_SPEED, "percentage_command_topic", new Encodings.Numeric(template, range, "value")),
                        shape.publishing(SET_SPEED, "command_topic", power)));
    }

    private static void presets(Shape shape) {
        EntityConfig config = shape.config();
        List<String> presets = config.texts("preset_modes");
        Optional<Feedback> preset =
                shape.told("preset_mode_state_topic", "preset_mode_value_template", new Meaning.Verbatim("mode"));
        Template template =
                config.template("preset_mode_command_template", Set.of("value")).orElse(Template.VALUE);
        if (!presets.isEmpty()) {
            shape.understands(
                    SET_MODE,
                    new DataFormat.Choice("a mode", presets),
                    shape.told(preset),
                    shape.publishing(SET_MODE, "preset_mode_command_topic", new Encodings.Text(template)));
        }
    }
}
