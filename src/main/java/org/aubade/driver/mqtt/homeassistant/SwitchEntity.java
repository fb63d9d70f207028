package org.aubade.driver.mqtt.homeassistant;

import static org.aubade.device.MessageType.SWITCH_OFF;
import static org.aubade.device.MessageType.SWITCH_ON;

import java.util.Map;
import java.util.Optional;

/** Entities that are on or off: switches and sirens. */
final class SwitchEntity {
    private static final String ON = "on";
    private static final String OFF = "off";

    private SwitchEntity() {}

    static void shape(Shape shape) {
        EntityConfig config = shape.config();
        Optional<Feedback> power = shape.told("state_topic", "value_template", power(config));
        switches(
                shape,
                power,
                config.payload("payload_on", "ON", "command_template"),
                config.payload("payload_off", "OFF", "command_template"));
    }

    /** Told by JSON unless there is a template, and tells in JSON or in a word. */
    static void siren(Shape shape) {
        EntityConfig config = shape.config();
        Fact fact = new Fact.FoundWithin(config.template("state_value_template"), "state", power(config));
        Optional<Feedback> power = shape.told("state_topic", fact, "power");
        String offTemplate =
                config.node("command_off_template").isPresent() ? "command_off_template" : "command_template";
        switches(
                shape,
                power,
                sirenPayload(config, "payload_on", "ON", "command_template"),
                sirenPayload(config, "payload_off", "OFF", offTemplate));
    }

    /** How the state of what is on or off is told. */
    static Meaning power(EntityConfig config) {
        String on = config.text("state_on", config.text("payload_on", "ON"));
        String off = config.text("state_off", config.text("payload_off", "OFF"));
        return new Meaning.Word("power", on.equals(off) ? Map.of() : Map.of(on, ON, off, OFF));
    }

    /** Understands to be switched by {@code command_topic}. */
    static void switches(Shape shape, Optional<Feedback> power, String on, String off) {
        shape.understands(SWITCH_ON, "command_topic", on, shape.shown(power, ON));
        shape.understands(SWITCH_OFF, "command_topic", off, shape.shown(power, OFF));
    }

    private static String sirenPayload(EntityConfig config, String key, String otherwise, String templateKey) {
        if (config.node(templateKey).isPresent()) {
            return config.payload(key, otherwise, templateKey);
        }
        return Json.object(Map.of("state", config.text(key, otherwise)));
    }
}
