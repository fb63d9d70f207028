package org.aubade.driver.mqtt.homeassistant;

import static org.aubade.device.MessageType.SET_MODE;
import static org.aubade.device.MessageType.SET_TEMPERATURE;
import static org.aubade.device.MessageType.SWITCH_OFF;
import static org.aubade.device.MessageType.SWITCH_ON;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aubade.device.DataFormat;
import org.aubade.driver.mqtt.Answer;
import org.aubade.driver.mqtt.Encoding;

/** A thermostat or an air conditioner, with its target and its mode; what its fan, its presets and its slats do is left to it. */
final class ClimateEntity {
    private static final List<String> MODES = List.of("auto", "off", "cool", "heat", "dry", "fan_only");
    private static final String OFF = "off";

    private ClimateEntity() {}

    static void shape(Shape shape) {
        EntityConfig config = shape.config();
        Conversion unit =
                config.text("temperature_unit", "C").equals("F") ? new Conversion.Fahrenheit() : new Conversion.Same();
        target(shape, unit);
        shape.told(
                "current_temperature_topic",
                "current_temperature_template",
                new Meaning.Quantity("currentTemperature", unit));
        shape.told("action_topic", "action_template", new Meaning.Verbatim("activity"));
        List<String> modes = config.node("modes").isPresent() ? config.texts("modes") : MODES;
        Optional<Feedback> mode = shape.told("mode_state_topic", "mode_state_template", new Meaning.Verbatim("mode"));
        mode(shape, modes, mode);
        power(shape, modes, mode);
    }

    private static void target(Shape shape, Conversion unit) {
        EntityConfig config = shape.config();
        double min = unit.fromDevice(config.number("min_temp").orElse(unit.toDevice(7)));
        double max = unit.fromDevice(config.number("max_temp").orElse(unit.toDevice(35)));
        if (min > max) {
            config.complain("min_temp is above max_temp");
            return;
        }
        Optional<Feedback> temperature = shape.told(
                "temperature_state_topic", "temperature_state_template", new Meaning.Quantity("temperature", unit));
        Template template =
                config.template("temperature_command_template", Set.of("value")).orElse(Template.VALUE);
        shape.understands(
                SET_TEMPERATURE,
                new DataFormat.Quantity("a temperature", min, max, "°C"),
                shape.told(temperature),
                shape.publishing(
                        SET_TEMPERATURE, "temperature_command_topic", new Encodings.Numeric(template, unit, "value")));
    }

    private static void mode(Shape shape, List<String> modes, Optional<Feedback> mode) {
        Template template = shape.config()
                .template("mode_command_template", Set.of("value"))
                .orElse(Template.VALUE);
        if (!modes.isEmpty()) {
            shape.understands(
                    SET_MODE,
                    new DataFormat.Choice("a mode", modes),
                    shape.told(mode),
                    shape.publishing(SET_MODE, "mode_command_topic", new Encodings.Text(template)));
        }
        if (modes.contains(OFF)) {
            Encoding off = new Encoding.Constant(new Encodings.Text(template).encode(OFF));
            Answer answer = shape.shown(mode, OFF);
            shape.understands(
                    SWITCH_OFF,
                    SWITCH_OFF.dataFormat(),
                    answer,
                    shape.publishing(SWITCH_OFF, "mode_command_topic", off));
        }
    }

    /** A topic of its own for power; whether it is on shows in the mode, if at all. */
    private static void power(Shape shape, List<String> modes, Optional<Feedback> mode) {
        EntityConfig config = shape.config();
        String[] running = modes.stream().filter(name -> !name.equals(OFF)).toArray(String[]::new);
        shape.understands(
                SWITCH_ON,
                "power_command_topic",
                config.payload("payload_on", "ON", "power_command_template"),
                shape.shown(mode, running));
        shape.understands(
                SWITCH_OFF,
                "power_command_topic",
                config.payload("payload_off", "OFF", "power_command_template"),
                shape.shown(mode, OFF));
    }
}
