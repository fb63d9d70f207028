package org.aubade.driver.mqtt.homeassistant;

import static org.aubade.device.MessageType.CHANGE_COLOR;
import static org.aubade.device.MessageType.SET_BRIGHTNESS;
import static org.aubade.device.MessageType.SET_COLOR_TEMPERATURE;
import static org.aubade.device.MessageType.SWITCH_OFF;
import static org.aubade.device.MessageType.SWITCH_ON;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aubade.device.DataFormat;
import org.aubade.device.MessageType;
import org.aubade.driver.mqtt.Answer;
import org.aubade.driver.mqtt.Encoding;
import org.aubade.driver.mqtt.Publishing;

/** A light of the default schema: a topic for everything. */
final class LightEntity {
    private static final String COLOR = "color";

    private final Shape shape;
    private final EntityConfig config;
    private final String on;
    private final String order;

    private LightEntity(Shape shape) {
        this.shape = shape;
        this.config = shape.config();
        this.on = config.text("payload_on", "ON");
        this.order = config.text("on_command_type", "last");
    }

    /** A light of whichever schema. */
    static void shape(Shape shape) {
        String schema = shape.config().text("schema", "default");
        switch (schema) {
            case "default", "basic" -> new LightEntity(shape).read();
            case "json" -> JsonLightEntity.shape(shape);
            case "template" -> TemplateLightEntity.shape(shape);
            default -> shape.config().complain("schema '" + schema + "' is unknown");
        }
    }

    /** The range of colour temperatures that the options allow, in kelvin. */
    static DataFormat.Quantity temperatures(EntityConfig config) {
        DataFormat.Quantity widest = (DataFormat.Quantity) SET_COLOR_TEMPERATURE.dataFormat();
        double coldest = config.flag("color_temp_kelvin")
                ? config.number("max_kelvin").orElse(6_535)
                : Math.floor(1e6 / config.number("min_mireds").orElse(153));
        double warmest = config.flag("color_temp_kelvin")
                ? config.number("min_kelvin").orElse(2_000)
                : Math.ceil(1e6 / config.number("max_mireds").orElse(500));
        double min = Math.clamp(warmest, widest.min(), widest.max());
        double max = Math.clamp(coldest, widest.min(), widest.max());
        if (min > max) {
            config.complain("the coldest white is warmer than the warmest");
            return widest;
        }
        return new DataFormat.Quantity(widest.what(), min, max, widest.unit());
    }

    /** Between kelvin and what the device takes. */
    static Conversion kelvin(EntityConfig config) {
        return config.flag("color_temp_kelvin") ? new Conversion.Same() : new Conversion.Mireds();
    }

    /** Between percent and what the device takes. */
    static Conversion brightness(EntityConfig config) {
        double full = config.number("brightness_scale").orElse(255);
        if (full < 1) {
            config.complain("brightness_scale is " + full);
            return new Conversion.Percent(0, 255);
        }
        return new Conversion.Percent(0, full);
    }

    private void read() {
        String template = config.node("state_value_template").isPresent() ? "state_value_template" : "value_template";
        Optional<Feedback> power = shape.told("state_topic", template, SwitchEntity.power(config));
        String off = config.text("payload_off", "OFF");
        brightness(power, off);
        shape.understands(SWITCH_OFF, "command_topic", off, shape.shown(power, "off"));
        temperature();
        colors();
    }

    private void brightness(Optional<Feedback> power, String off) {
        Conversion scale = brightness(config);
        Optional<Feedback> level = shape.told(
                "brightness_state_topic", "brightness_value_template", new Meaning.Quantity("brightness", scale));
        Encoding encoding = number("brightness_command_template", scale);
        boolean only = order.equals("brightness");
        if (only) {
            Encoding full = new Encoding.Constant(encoding.encode("100"));
            Optional<Publishing> publishing = shape.publishing(SWITCH_ON, "brightness_command_topic", full);
            shape.understands(SWITCH_ON, SWITCH_ON.dataFormat(), shape.shown(power, "on"), publishing);
        } else {
            shape.understands(SWITCH_ON, "command_topic", on, shape.shown(power, "on"));
        }
        // Off is another topic than how bright, and what is only told how bright would be told both.
        DataFormat format = new DataFormat.Quantity("a brightness", only ? 1 : 0, 100, "%");
        style(SET_BRIGHTNESS, format, "brightness", encoding, shape.told(level), new Encodings.OnUnlessZero(on, off));
    }

    private void temperature() {
        Conversion kelvin = kelvin(config);
        Optional<Feedback> told = shape.told(
                "color_temp_state_topic",
                "color_temp_value_template",
                new Meaning.Quantity("colorTemperature", kelvin));
        Encoding encoding = number("color_temp_command_template", kelvin);
        style(
                SET_COLOR_TEMPERATURE,
                temperatures(config),
                "color_temp",
                encoding,
                shape.told(told),
                new Encoding.Constant(on));
    }

    /** In the first of the ways that the light has. */
    private void colors() {
        color("rgbww", ColorSpace.RGB, 2);
        color("rgbw", ColorSpace.RGB, 1);
        color("xy", ColorSpace.XY, 0);
        color("hs", ColorSpace.HS, 0);
        color("rgb", ColorSpace.RGB, 0);
    }

    /** The last one read replaces those before. */
    private void color(String keys, ColorSpace space, int whites) {
        if (config.topic(keys + "_command_topic").isEmpty()) {
            return;
        }
        Optional<Feedback> told =
                shape.told(keys + "_state_topic", keys + "_value_template", new Meaning.Colour(COLOR, space));
        Encoding encoding = config.template(keys + "_command_template", Set.copyOf(space.variables()))
                .<Encoding>map(template -> new Encodings.ChannelsIn(space, template))
                .orElse(new Encodings.Channels(space, whites));
        style(CHANGE_COLOR, CHANGE_COLOR.dataFormat(), keys, encoding, shape.told(told), new Encoding.Constant(on));
    }

    /** A style is told before the light is switched on, after that, or alone, as the options say. */
    private void style(
            MessageType type, DataFormat format, String keys, Encoding encoding, Answer answer, Encoding power) {
        Optional<Publishing> styled = shape.publishing(type, keys + "_command_topic", encoding);
        Optional<Publishing> switched = shape.publishing(type, "command_topic", power);
        switch (order) {
            case "first" -> shape.understands(type, format, answer, List.of(switched, styled));
            case "brightness" -> shape.understands(type, format, answer, styled);
            default -> shape.understands(type, format, answer, List.of(styled, switched));
        }
    }

    private Encoding number(String templateKey, Conversion conversion) {
        Template template = config.template(templateKey, Set.of("value")).orElse(Template.VALUE);
        return new Encodings.Numeric(template, conversion, "value");
    }
}
