package org.aubade.driver.mqtt.homeassistant.entity;

import static org.aubade.device.MessageType.CHANGE_COLOR;
import static org.aubade.device.MessageType.SET_BRIGHTNESS;
import static org.aubade.device.MessageType.SET_COLOR_TEMPERATURE;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aubade.driver.mqtt.homeassistant.template.Template;
import org.aubade.driver.mqtt.inventory.Encoding;

/** A light of the JSON schema: one object holds all properties. */
final class JsonLightEntity {
    private final EntityBuilder entity;
    private final EntityConfig config;
    private final Set<String> modes;

    private JsonLightEntity(EntityBuilder entity) {
        this.entity = entity;
        this.config = entity.config();
        this.modes = modes(config);
    }

    static void build(EntityBuilder entity) {
        new JsonLightEntity(entity).read();
    }

    /** The colour modes of the light, in the present form of the options or in the one of older releases. */
    private static Set<String> modes(EntityConfig config) {
        Set<String> modes = new HashSet<>(config.texts("supported_color_modes"));
        for (String mode : List.of("brightness", "color_temp", "rgb", "hs", "xy")) {
            if (config.flag(mode)) {
                modes.add(mode);
            }
        }
        return modes;
    }

    private void read() {
        PropertyParser parser = new PropertyParser.Word("power", Map.of("ON", "on", "OFF", "off"));
        Optional<Feedback> power = reported("state", parser);
        SwitchEntity.addSwitch(entity, power, "{\"state\":\"ON\"}", "{\"state\":\"OFF\"}");
        if (!Set.of("onoff").containsAll(modes)) {
            brightness();
        }
        if (modes.contains("color_temp")) {
            temperature();
        }
        color();
    }

    private void brightness() {
        Conversion scale = LightEntity.brightness(config);
        Optional<Feedback> level = reported("brightness", new PropertyParser.Quantity("brightness", scale));
        entity.command(
                SET_BRIGHTNESS,
                SET_BRIGHTNESS.dataFormat(),
                entity.answeredByReport(level),
                entity.publication(SET_BRIGHTNESS, "command_topic", new Encodings.JsonBrightness(scale)));
    }

    private void temperature() {
        Conversion kelvin = LightEntity.kelvin(config);
        Optional<Feedback> feedback = reported("color_temp", new PropertyParser.Quantity("colorTemperature", kelvin));
        entity.command(
                SET_COLOR_TEMPERATURE,
                LightEntity.temperatures(config),
                entity.answeredByReport(feedback),
                entity.publication(
                        SET_COLOR_TEMPERATURE, "command_topic", new Encodings.JsonNumber("color_temp", kelvin)));
    }

    private void color() {
        Optional<Encoding> encoding = encoding();
        if (encoding.isPresent()) {
            Optional<Feedback> feedback = entity.reported("state_topic", new StateUpdate.JsonColour("color"), "color");
            entity.command(
                    CHANGE_COLOR,
                    CHANGE_COLOR.dataFormat(),
                    entity.answeredByReport(feedback),
                    entity.publication(CHANGE_COLOR, "command_topic", encoding.get()));
        }
    }

    private Optional<Encoding> encoding() {
        if (modes.contains("rgb")) {
            return Optional.of(new Encodings.JsonColour(ColorSpace.RGB, List.of()));
        }
        if (modes.contains("hs")) {
            return Optional.of(new Encodings.JsonColour(ColorSpace.HS, List.of()));
        }
        if (modes.contains("xy")) {
            return Optional.of(new Encodings.JsonColour(ColorSpace.XY, List.of()));
        }
        if (modes.contains("rgbw")) {
            return Optional.of(new Encodings.JsonColour(ColorSpace.RGB, List.of("w")));
        }
        return modes.contains("rgbww")
                ? Optional.of(new Encodings.JsonColour(ColorSpace.RGB, List.of("c", "w")))
                : Optional.empty();
    }

    private Optional<Feedback> reported(String member, PropertyParser parser) {
        return entity.reported(
                "state_topic", new StateUpdate.FromTemplate(Template.member(member), parser), parser.property());
    }
}
