package org.aubade.driver.mqtt.homeassistant;

import static org.aubade.device.MessageType.CHANGE_COLOR;
import static org.aubade.device.MessageType.SET_BRIGHTNESS;
import static org.aubade.device.MessageType.SET_COLOR_TEMPERATURE;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aubade.driver.mqtt.Encoding;

/** A light of the JSON schema: one object says everything. */
final class JsonLightEntity {
    private final Shape shape;
    private final EntityConfig config;
    private final Set<String> modes;

    private JsonLightEntity(Shape shape) {
        this.shape = shape;
        this.config = shape.config();
        this.modes = modes(config);
    }

    static void shape(Shape shape) {
        new JsonLightEntity(shape).read();
    }

    /** What the light has, as it is said today or as it was said once. */
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
        Meaning meaning = new Meaning.Word("power", Map.of("ON", "on", "OFF", "off"));
        Optional<Feedback> power = told("state", meaning);
        SwitchEntity.switches(shape, power, "{\"state\":\"ON\"}", "{\"state\":\"OFF\"}");
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
        Optional<Feedback> level = told("brightness", new Meaning.Quantity("brightness", scale));
        shape.understands(
                SET_BRIGHTNESS,
                SET_BRIGHTNESS.dataFormat(),
                shape.told(level),
                shape.publishing(SET_BRIGHTNESS, "command_topic", new Encodings.JsonBrightness(scale)));
    }

    private void temperature() {
        Conversion kelvin = LightEntity.kelvin(config);
        Optional<Feedback> told = told("color_temp", new Meaning.Quantity("colorTemperature", kelvin));
        shape.understands(
                SET_COLOR_TEMPERATURE,
                LightEntity.temperatures(config),
                shape.told(told),
                shape.publishing(
                        SET_COLOR_TEMPERATURE, "command_topic", new Encodings.JsonNumber("color_temp", kelvin)));
    }

    private void color() {
        Optional<Encoding> encoding = encoding();
        if (encoding.isPresent()) {
            Optional<Feedback> told = shape.told("state_topic", new Fact.JsonColour("color"), "color");
            shape.understands(
                    CHANGE_COLOR,
                    CHANGE_COLOR.dataFormat(),
                    shape.told(told),
                    shape.publishing(CHANGE_COLOR, "command_topic", encoding.get()));
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

    private Optional<Feedback> told(String member, Meaning meaning) {
        return shape.told("state_topic", new Fact.Found(Template.member(member), meaning), meaning.property());
    }
}
