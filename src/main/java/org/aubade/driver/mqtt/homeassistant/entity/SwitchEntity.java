package org.aubade.driver.mqtt.homeassistant.entity;

import static org.aubade.device.MessageType.SWITCH_OFF;
import static org.aubade.device.MessageType.SWITCH_ON;

import java.util.Map;
import java.util.Optional;
import org.aubade.driver.mqtt.homeassistant.template.Json;

/** Entities that are on or off: switches and sirens. */
final class SwitchEntity {
    private static final String ON = "on";
    private static final String OFF = "off";

    private SwitchEntity() {}

    static void build(EntityBuilder entity) {
        EntityConfig config = entity.config();
        Optional<Feedback> power = entity.reported("state_topic", "value_template", power(config));
        addSwitch(
                entity,
                power,
                config.payload("payload_on", "ON", "command_template"),
                config.payload("payload_off", "OFF", "command_template"));
    }

    /** A siren takes JSON unless it has a template, and reports JSON or a word. */
    static void siren(EntityBuilder entity) {
        EntityConfig config = entity.config();
        StateUpdate update =
                new StateUpdate.FromMember(config.template("state_value_template"), "state", power(config));
        Optional<Feedback> power = entity.reported("state_topic", update, "power");
        String offTemplate =
                config.node("command_off_template").isPresent() ? "command_off_template" : "command_template";
        addSwitch(
                entity,
                power,
                sirenPayload(config, "payload_on", "ON", "command_template"),
                sirenPayload(config, "payload_off", "OFF", offTemplate));
    }

    /** How the property "power" is reported. */
    static PropertyParser power(EntityConfig config) {
        String on = config.text("state_on", config.text("payload_on", "ON"));
        String off = config.text("state_off", config.text("payload_off", "OFF"));
        return new PropertyParser.Word("power", on.equals(off) ? Map.of() : Map.of(on, ON, off, OFF));
    }

    /** Adds the commands to switch on and off by {@code command_topic}. */
    static void addSwitch(EntityBuilder entity, Optional<Feedback> power, String on, String off) {
        entity.command(SWITCH_ON, "command_topic", on, entity.answeredBy(power, ON));
        entity.command(SWITCH_OFF, "command_topic", off, entity.answeredBy(power, OFF));
    }

    private static String sirenPayload(EntityConfig config, String key, String otherwise, String templateKey) {
        if (config.node(templateKey).isPresent()) {
            return config.payload(key, otherwise, templateKey);
        }
        return Json.object(Map.of("state", config.text(key, otherwise)));
    }
}
