package org.aubade.driver.mqtt.homeassistant.entity;

import static org.aubade.device.MessageType.SET_MODE;
import static org.aubade.device.MessageType.SET_TEMPERATURE;
import static org.aubade.device.MessageType.SWITCH_OFF;
import static org.aubade.device.MessageType.SWITCH_ON;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aubade.device.DataFormat;
import org.aubade.driver.mqtt.homeassistant.template.Template;
import org.aubade.driver.mqtt.inventory.Answer;
import org.aubade.driver.mqtt.inventory.Encoding;

/** A thermostat or an air conditioner: its target temperature and its mode. Its fan, presets and slats are not supported. */
final class ClimateEntity {
    private static final List<String> MODES = List.of("auto", "off", "cool", "heat", "dry", "fan_only");
    private static final String OFF = "off";

    private ClimateEntity() {}

    static void build(EntityBuilder entity) {
        EntityConfig config = entity.config();
        Conversion unit =
                config.text("temperature_unit", "C").equals("F") ? new Conversion.Fahrenheit() : new Conversion.Same();
        target(entity, unit);
        entity.reported(
                "current_temperature_topic",
                "current_temperature_template",
                new PropertyParser.Quantity("currentTemperature", unit));
        entity.reported("action_topic", "action_template", new PropertyParser.Verbatim("activity"));
        List<String> modes = config.node("modes").isPresent() ? config.texts("modes") : MODES;
        Optional<Feedback> mode =
                entity.reported("mode_state_topic", "mode_state_template", new PropertyParser.Verbatim("mode"));
        mode(entity, modes, mode);
        power(entity, modes, mode);
    }

    private static void target(EntityBuilder entity, Conversion unit) {
        EntityConfig config = entity.config();
        double min = unit.fromDevice(config.number("min_temp").orElse(unit.toDevice(7)));
        double max = unit.fromDevice(config.number("max_temp").orElse(unit.toDevice(35)));
        if (min > max) {
            config.addProblem("min_temp is above max_temp");
            return;
        }
        Optional<Feedback> temperature = entity.reported(
                "temperature_state_topic",
                "temperature_state_template",
                new PropertyParser.Quantity("temperature", unit));
        Template template =
                config.template("temperature_command_template", Set.of("value")).orElse(Template.VALUE);
        entity.command(
                SET_TEMPERATURE,
                new DataFormat.Quantity("a temperature", min, max, "°C"),
                entity.answeredByReport(temperature),
                entity.publication(
                        SET_TEMPERATURE, "temperature_command_topic", new Encodings.Numeric(template, unit, "value")));
    }

    private static void mode(EntityBuilder entity, List<String> modes, Optional<Feedback> mode) {
        Template template = entity.config()
                .template("mode_command_template", Set.of("value"))
                .orElse(Template.VALUE);
        if (!modes.isEmpty()) {
            entity.command(
                    SET_MODE,
                    new DataFormat.Choice("a mode", modes),
                    entity.answeredByReport(mode),
                    entity.publication(SET_MODE, "mode_command_topic", new Encodings.Text(template)));
        }
        if (modes.contains(OFF)) {
            Encoding off = new Encoding.Constant(new Encodings.Text(template).encode(OFF));
            Answer answer = entity.answeredBy(mode, OFF);
            entity.command(
                    SWITCH_OFF,
                    SWITCH_OFF.dataFormat(),
                    answer,
                    entity.publication(SWITCH_OFF, "mode_command_topic", off));
        }
    }

    /** Power has a topic for commands, but none for state: the mode reports whether the device is on, if anything does. */
    private static void power(EntityBuilder entity, List<String> modes, Optional<Feedback> mode) {
        EntityConfig config = entity.config();
        String[] running = modes.stream().filter(name -> !name.equals(OFF)).toArray(String[]::new);
        entity.command(
                SWITCH_ON,
                "power_command_topic",
                config.payload("payload_on", "ON", "power_command_template"),
                entity.answeredBy(mode, running));
        entity.command(
                SWITCH_OFF,
                "power_command_topic",
                config.payload("payload_off", "OFF", "power_command_template"),
                entity.answeredBy(mode, OFF));
    }
}
