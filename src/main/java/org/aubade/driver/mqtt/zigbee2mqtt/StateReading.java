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
import org.aubade.driver.mqtt.Json;
import org.aubade.driver.mqtt.Report;

/** The state of a part, from the JSON that Zigbee2MQTT publishes; what a device can only be told is no state. */
record StateReading(List<Property> properties) implements Report.Reading {
    StateReading {
        properties = List.copyOf(properties);
    }

    /** A property of the payload, and what it is called and means in the state. */
    record Property(String from, String to, Meaning meaning) {}

    /** What the value of a property means; records, so that definitions can be compared. */
    sealed interface Meaning {
        /** The value in the state; empty where it is none. */
        Optional<Object> read(JsonNode value);

        /** Itself. */
        record Plain() implements Meaning {
            @Override
            public Optional<Object> read(JsonNode value) {
                return Json.scalar(value);
            }
        }

        /** One of two words, or numbers. */
        record Either(String on, Object whenOn, String off, Object whenOff) implements Meaning {
            @Override
            public Optional<Object> read(JsonNode value) {
                String text = value.asText();
                return text.equals(on)
                        ? Optional.of(whenOn)
                        : text.equals(off) ? Optional.of(whenOff) : Optional.empty();
            }
        }

        /** Percent of what is from {@code min} to {@code max}. */
        record Percent(double min, double max) implements Meaning {
            @Override
            public Optional<Object> read(JsonNode value) {
                return value.isNumber()
                        ? Optional.of(Math.round(100 * Math.clamp((value.doubleValue() - min) / (max - min), 0, 1)))
                        : Optional.empty();
            }
        }

        /** Mired as kelvin. */
        record Kelvin() implements Meaning {
            @Override
            public Optional<Object> read(JsonNode value) {
                return value.isNumber() && value.doubleValue() > 0
                        ? Optional.of(Math.round(Chroma.MIRED / value.doubleValue()))
                        : Optional.empty();
            }
        }

        /** A colour. */
        record Colour() implements Meaning {
            @Override
            public Optional<Object> read(JsonNode value) {
                return Chroma.read(value).map(Color::toString);
            }
        }
    }

    @Override
    public DeviceState read(DeviceState before, String payload) {
        ObjectNode told = Json.object(payload);
        Map<String, Object> after = new TreeMap<>(before.properties());
        for (Property property : properties) {
            JsonNode value = told.get(property.from());
            if (value == null) {
                continue;
            }
            property.meaning()
                    .read(value)
                    .ifPresentOrElse(read -> after.put(property.to(), read), () -> after.remove(property.to()));
        }
        return new DeviceState(after);
    }

    /** What a part tells. */
    static StateReading of(Part part, DeviceKind kind) {
        List<Property> properties = new ArrayList<>();
        Expose main = part.main();
        if (main != null) {
            main.leaves().filter(Expose::tells).forEach(leaf -> properties.add(named(leaf, kind)));
        }
        part.others().stream()
                .filter(expose -> expose.tells() && !expose.property().isEmpty())
                .filter(expose ->
                        !expose.type().equals("composite") && !expose.type().equals("list"))
                .forEach(expose -> properties.add(other(expose, kind)));
        return new StateReading(properties.stream().distinct().toList());
    }

    private static Property named(Expose leaf, DeviceKind kind) {
        String from = leaf.property();
        return switch (leaf.name()) {
            case "state" -> state(leaf, kind);
            case "brightness" -> new Property(from, "brightness", percent(leaf, 254));
            case "color_temp" -> new Property(from, "colorTemperature", new Meaning.Kelvin());
            case "color_xy", "color_hs" -> new Property(from, "color", new Meaning.Colour());
            case "position" -> new Property(from, "position", percent(leaf, 100));
            case "tilt" -> new Property(from, "tilt", percent(leaf, 100));
            case "speed" -> new Property(from, "speed", percent(leaf, 254));
            case "mode", "system_mode" -> new Property(from, "mode", new Meaning.Plain());
            case "occupied_heating_setpoint", "current_heating_setpoint", "occupied_cooling_setpoint" ->
                new Property(
                        from,
                        leaf.name().endsWith("heating_setpoint") ? "temperature" : "coolingTemperature",
                        new Meaning.Plain());
            case "local_temperature" -> new Property(from, "currentTemperature", new Meaning.Plain());
            default -> new Property(from, from, new Meaning.Plain());
        };
    }

    private static Property state(Expose leaf, DeviceKind kind) {
        String from = leaf.property();
        return switch (kind) {
            case LOCK -> new Property(from, "lock", new Meaning.Either(leaf.on(), "locked", leaf.off(), "unlocked"));
            case VALVE -> new Property(from, "position", new Meaning.Either(leaf.on(), 100L, leaf.off(), 0L));
            case COVER -> new Property(from, "motion", new Meaning.Plain());
            default -> new Property(from, "power", new Meaning.Either(leaf.on(), "on", leaf.off(), "off"));
        };
    }

    private static Property other(Expose expose, DeviceKind kind) {
        String from = expose.property();
        return switch (expose.name()) {
            case "lid_switch" ->
                new Property(from, "lid", new Meaning.Either(expose.on(), "open", expose.off(), "closed"));
            case "cleaning_mode" -> new Property(from, "mode", new Meaning.Plain());
            case "power" -> new Property(from, from.replace("power", "watts"), new Meaning.Plain());
            default -> new Property(from, kind == DeviceKind.SENSOR ? from : spare(from), new Meaning.Plain());
        };
    }

    /** What a device measures must not look like what it was told. */
    private static String spare(String property) {
        return switch (property) {
            case "temperature", "position", "mode", "color", "lock", "speed" -> property + "Measured";
            default -> property;
        };
    }

    private static Meaning percent(Expose number, double otherwise) {
        return new Meaning.Percent(Commands.min(number), Commands.max(number, otherwise));
    }
}
