package org.aubade.driver.mqtt.homeassistant.entity;

import static org.aubade.device.MessageType.SET_MODE;
import static org.aubade.device.MessageType.SET_SPEED;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aubade.device.DataFormat;
import org.aubade.driver.mqtt.homeassistant.template.Template;

/** A fan, with its speed in percent and its presets as modes. */
final class FanEntity {
    private FanEntity() {}

    static void build(EntityBuilder entity) {
        EntityConfig config = entity.config();
        String on = config.payload("payload_on", "ON", "command_template");
        String off = config.payload("payload_off", "OFF", "command_template");
        Optional<Feedback> power = entity.reported("state_topic", "state_value_template", SwitchEntity.power(config));
        SwitchEntity.addSwitch(entity, power, on, off);
        speed(entity, new Encodings.OnUnlessZero(on, off));
        presets(entity);
    }

    /** The range begins with the slowest speed; off is one step below it. */
    private static void speed(EntityBuilder entity, Encodings power) {
        EntityConfig config = entity.config();
        double min = config.number("speed_range_min").orElse(1);
        double max = config.number("speed_range_max").orElse(100);
        if (min >= max + 1) {
            config.addProblem("speed_range_min is " + min + " and speed_range_max is " + max);
        }
        Conversion range = new Conversion.Percent(min - 1, max);
        Optional<Feedback> speed = entity.reported(
                "percentage_state_topic", "percentage_value_template", new PropertyParser.Quantity("speed", range));
        Template template =
                config.template("percentage_command_template", Set.of("value")).orElse(Template.VALUE);
        entity.command(
                SET_SPEED,
                SET_SPEED.dataFormat(),
                entity.answeredByReport(speed),
                List.of(
                        entity.publication(
                                SET_SPEED, "percentage_command_topic", new Encodings.Numeric(template, range, "value")),
                        entity.publication(SET_SPEED, "command_topic", power)));
    }

    private static void presets(EntityBuilder entity) {
        EntityConfig config = entity.config();
        List<String> presets = config.texts("preset_modes");
        Optional<Feedback> preset = entity.reported(
                "preset_mode_state_topic", "preset_mode_value_template", new PropertyParser.Verbatim("mode"));
        Template template =
                config.template("preset_mode_command_template", Set.of("value")).orElse(Template.VALUE);
        if (!presets.isEmpty()) {
            entity.command(
                    SET_MODE,
                    new DataFormat.Choice("a mode", presets),
                    entity.answeredByReport(preset),
                    entity.publication(SET_MODE, "preset_mode_command_topic", new Encodings.Text(template)));
        }
    }
}
