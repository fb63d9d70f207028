package org.aubade.driver.mqtt.zigbee2mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.aubade.device.Color;
import org.aubade.device.DeviceKind;
import org.aubade.device.DeviceState;
import org.aubade.driver.mqtt.inventory.Json;
import org.aubade.driver.mqtt.inventory.StateTopic;

/** Reads the state of a part from the JSON that Zigbee2MQTT publishes. */
record StateParser(List<Property> properties) implements StateTopic.Parser {
    StateParser {
        properties = List.copyOf(properties);
    }

    /** Reads the property {@code from} of the payload into the property {@code to} of the state. */
    record Property(String from, String to, ValueParser parser) {}

    /** Turns a value of the payload into one of the state; implemented by records, so that definitions can be compared. */
    sealed interface ValueParser {
        /** The value in the state; empty if {@code value} cannot be understood. */
        Optional<Object> parse(JsonNode value);

        /** Takes the value as it is. */
        record Plain() implements ValueParser {
            @Override
            public Optional<Object> parse(JsonNode value) {
                return Json.scalar(value);
            }
        }

        /** Translates the values for on and off. */
        record Either(String on, Object whenOn, String off, Object whenOff) implements ValueParser {
            @Override
            public Optional<Object> parse(JsonNode value) {
                String text = value.asText();
                return text.equals(on)
                        ? Optional.of(whenOn)
                        : text.equals(off) ? Optional.of(whenOff) : Optional.empty();
            }
        }

        /** Converts a number from {@code min} to {@code max} to percent. */
        record Percent(double min, double max) implements ValueParser {
            @Override
            public Optional<Object> parse(JsonNode value) {
                return value.isNumber()
                        ? Optional.of(Math.round(100 * Math.clamp((value.doubleValue() - min) / (max - min), 0, 1)))
                        : Optional.empty();
            }
        }

        /** Converts mired to kelvin. */
        record Kelvin() implements ValueParser {
            @Override
            public Optional<Object> parse(JsonNode value) {
                return value.isNumber() && value.doubleValue() > 0
                        ? Optional.of(Math.round(ColorFormats.MIRED / value.doubleValue()))
                        : Optional.empty();
            }
        }

        /** Reads a colour. */
        record Colour() implements ValueParser {
            @Override
            public Optional<Object> parse(JsonNode value) {
                return ColorFormats.read(value).map(Color::toString);
            }
        }
    }

    @Override
    public DeviceState parse(DeviceState before, String payload) {
        ObjectNode published = Json.object(payload);
        Map<String, Object> after = new TreeMap<>(before.properties());
        for (Property property : properties) {
            JsonNode value = published.get(property.from());
            if (value == null) {
                continue;
            }
            property.parser()
                    .parse(value)
                    .ifPresentOrElse(parsed -> after.put(property.to(), parsed), () -> after.remove(property.to()));
        }
        return new DeviceState(after);
    }

    /** The parser for what {@code part} publishes. */
    static StateParser of(Part part, DeviceKind kind) {
        List<Property> properties = new ArrayList<>();
        Expose main = part.main();
        if (main != null) {
            main.leaves().filter(Expose::isPublished).forEach(leaf -> properties.add(named(leaf, kind)));
        }
        part.others().stream()
                .filter(expose -> expose.isPublished() && !expose.property().isEmpty())
                .filter(expose ->
                        !expose.type().equals("composite") && !expose.type().equals("list"))
                .forEach(expose -> properties.add(other(expose, kind)));
        return new StateParser(properties.stream().distinct().toList());
    }

    private static Property named(Expose leaf, DeviceKind kind) {
        String from = leaf.property();
        return switch (leaf.name()) {
            case "state" -> state(leaf, kind);
            case "brightness" -> new Property(from, "brightness", percent(leaf, 254));
            case "color_temp" -> new Property(from, "colorTemperature", new ValueParser.Kelvin());
            case "color_xy", "color_hs" -> new Property(from, "color", new ValueParser.Colour());
            case "position" -> new Property(from, "position", percent(leaf, 100));
            case "tilt" -> new Property(from, "tilt", percent(leaf, 100));
            case "speed" -> new Property(from, "speed", percent(leaf, 254));
            case "mode", "system_mode" -> new Property(from, "mode", new ValueParser.Plain());
            case "occupied_heating_setpoint", "current_heating_setpoint", "occupied_cooling_setpoint" ->
                new Property(
                        from,
                        leaf.name().endsWith("heating_setpoint") ? "temperature" : "coolingTemperature",
                        new ValueParser.Plain());
            case "local_temperature" -> new Property(from, "currentTemperature", new ValueParser.Plain());
            default -> new Property(from, from, new ValueParser.Plain());
        };
    }

    private static Property state(Expose leaf, DeviceKind kind) {
        String from = leaf.property();
        return switch (kind) {
            case LOCK ->
                new Property(from, "lock", new ValueParser.Either(leaf.on(), "locked", leaf.off(), "unlocked"));
            case VALVE -> new Property(from, "position", new ValueParser.Either(leaf.on(), 100L, leaf.off(), 0L));
            case COVER -> new Property(from, "motion", new ValueParser.Plain());
            default -> new Property(from, "power", new ValueParser.Either(leaf.on(), "on", leaf.off(), "off"));
        };
    }

    private static Property other(Expose expose, DeviceKind kind) {
        String from = expose.property();
        return switch (expose.name()) {
            case "lid_switch" ->
                new Property(from, "lid", new ValueParser.Either(expose.on(), "open", expose.off(), "closed"));
            case "cleaning_mode" -> new Property(from, "mode", new ValueParser.Plain());
            case "power" -> new Property(from, from.replace("power", "watts"), new ValueParser.Plain());
            default -> new Property(from, kind == DeviceKind.SENSOR ? from : measured(from), new ValueParser.Plain());
        };
    }

    /** The name of a measured property that must not be mistaken for a setting with the same name. */
    private static String measured(String property) {
        return switch (property) {
            case "temperature", "position", "mode", "color", "lock", "speed" -> property + "Measured";
            default -> property;
        };
    }

    private static ValueParser percent(Expose number, double otherwise) {
        return new ValueParser.Percent(Commands.min(number), Commands.max(number, otherwise));
    }
}
