package org.aubade.driver.mqtt.homeassistant.entity;

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
import org.aubade.driver.mqtt.homeassistant.template.Template;
import org.aubade.driver.mqtt.inventory.Answer;
import org.aubade.driver.mqtt.inventory.Encoding;
import org.aubade.driver.mqtt.inventory.PublicationSpec;

/** A light of the default schema: a topic for each property. */
final class LightEntity {
    private static final String COLOR = "color";

    private final EntityBuilder entity;
    private final EntityConfig config;
    private final String on;
    private final String order;

    private LightEntity(EntityBuilder entity) {
        this.entity = entity;
        this.config = entity.config();
        this.on = config.text("payload_on", "ON");
        this.order = config.text("on_command_type", "last");
    }

    /** Builds a light by the schema that its options name. */
    static void build(EntityBuilder entity) {
        String schema = entity.config().text("schema", "default");
        switch (schema) {
            case "default", "basic" -> new LightEntity(entity).read();
            case "json" -> JsonLightEntity.build(entity);
            case "template" -> TemplateLightEntity.build(entity);
            default -> entity.config().addProblem("schema '" + schema + "' is unknown");
        }
    }

    /** The range of colour temperatures in the options, in kelvin. */
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
            config.addProblem("the coldest white is warmer than the warmest");
            return widest;
        }
        return new DataFormat.Quantity(widest.what(), min, max, widest.unit());
    }

    /** Converts kelvin to what the device takes. */
    static Conversion kelvin(EntityConfig config) {
        return config.flag("color_temp_kelvin") ? new Conversion.Same() : new Conversion.Mireds();
    }

    /** Converts percent to what the device takes. */
    static Conversion brightness(EntityConfig config) {
        double full = config.number("brightness_scale").orElse(255);
        if (full < 1) {
            config.addProblem("brightness_scale is " + full);
            return new Conversion.Percent(0, 255);
        }
        return new Conversion.Percent(0, full);
    }

    private void read() {
        String template = config.node("state_value_template").isPresent() ? "state_value_template" : "value_template";
        Optional<Feedback> power = entity.reported("state_topic", template, SwitchEntity.power(config));
        String off = config.text("payload_off", "OFF");
        brightness(power, off);
        entity.command(SWITCH_OFF, "command_topic", off, entity.answeredBy(power, "off"));
        temperature();
        colors();
    }

    private void brightness(Optional<Feedback> power, String off) {
        Conversion scale = brightness(config);
        Optional<Feedback> level = entity.reported(
                "brightness_state_topic",
                "brightness_value_template",
                new PropertyParser.Quantity("brightness", scale));
        Encoding encoding = number("brightness_command_template", scale);
        boolean only = order.equals("brightness");
        if (only) {
            Encoding full = new Encoding.Constant(encoding.encode("100"));
            Optional<PublicationSpec> publishing = entity.publication(SWITCH_ON, "brightness_command_topic", full);
            entity.command(SWITCH_ON, SWITCH_ON.dataFormat(), entity.answeredBy(power, "on"), publishing);
        } else {
            entity.command(SWITCH_ON, "command_topic", on, entity.answeredBy(power, "on"));
        }
        // Switching off needs another topic. A light that is switched on by its brightness has no second one, so that 0
        // % is
        // not among its values.
        DataFormat format = new DataFormat.Quantity("a brightness", only ? 1 : 0, 100, "%");
        addStyle(
                SET_BRIGHTNESS,
                format,
                "brightness",
                encoding,
                entity.answeredByReport(level),
                new Encodings.OnUnlessZero(on, off));
    }

    private void temperature() {
        Conversion kelvin = kelvin(config);
        Optional<Feedback> feedback = entity.reported(
                "color_temp_state_topic",
                "color_temp_value_template",
                new PropertyParser.Quantity("colorTemperature", kelvin));
        Encoding encoding = number("color_temp_command_template", kelvin);
        addStyle(
                SET_COLOR_TEMPERATURE,
                temperatures(config),
                "color_temp",
                encoding,
                entity.answeredByReport(feedback),
                new Encoding.Constant(on));
    }

    /** Uses RGB if the light has it, else HS, XY, RGBW or RGBWW: the last one read here replaces those before. */
    private void colors() {
        color("rgbww", ColorSpace.RGB, 2);
        color("rgbw", ColorSpace.RGB, 1);
        color("xy", ColorSpace.XY, 0);
        color("hs", ColorSpace.HS, 0);
        color("rgb", ColorSpace.RGB, 0);
    }

    private void color(String keys, ColorSpace space, int whites) {
        if (config.topic(keys + "_command_topic").isEmpty()) {
            return;
        }
        Optional<Feedback> feedback = entity.reported(
                keys + "_state_topic", keys + "_value_template", new PropertyParser.Colour(COLOR, space));
        Encoding encoding = config.template(keys + "_command_template", Set.copyOf(space.variables()))
                .<Encoding>map(template -> new Encodings.ChannelsIn(space, template))
                .orElse(new Encodings.Channels(space, whites));
        addStyle(
                CHANGE_COLOR,
                CHANGE_COLOR.dataFormat(),
                keys,
                encoding,
                entity.answeredByReport(feedback),
                new Encoding.Constant(on));
    }

    /** Adds a command that sets a property before the light is switched on, after that, or alone, as the options say. */
    private void addStyle(
            MessageType type, DataFormat format, String keys, Encoding encoding, Answer answer, Encoding power) {
        Optional<PublicationSpec> styled = entity.publication(type, keys + "_command_topic", encoding);
        Optional<PublicationSpec> switched = entity.publication(type, "command_topic", power);
        switch (order) {
            case "first" -> entity.command(type, format, answer, List.of(switched, styled));
            case "brightness" -> entity.command(type, format, answer, styled);
            default -> entity.command(type, format, answer, List.of(styled, switched));
        }
    }

    private Encoding number(String templateKey, Conversion conversion) {
        Template template = config.template(templateKey, Set.of("value")).orElse(Template.VALUE);
        return new Encodings.Numeric(template, conversion, "value");
    }
}
