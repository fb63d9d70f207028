package org.aubade.driver.mqtt.zigbee2mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One entry of the exposes of a device: a property that it publishes, or that can be set.
 *
 * @param type such as {@code light}, which has features, or {@code binary}, {@code numeric}, {@code enum}
 * @param name its name without the endpoint, such as {@code state}
 * @param property its name in payloads, such as {@code state_l1}
 * @param endpoint empty if the device has only one
 * @param access a bit set: 1 for published, 2 for settable
 * @param values the options of an enum; the values for on and off of a binary
 */
record Expose(
        String type,
        String name,
        String property,
        String endpoint,
        int access,
        Range range,
        List<String> values,
        List<Expose> features) {
    private static final int PUBLISHED = 1;
    private static final int SETTABLE = 2;
    private static final int MAX_VALUES = 200;
    private static final int MAX_DEPTH = 4;

    /** The range of a number; NaN where it is not set. */
    record Range(double min, double max) {
        /** Whether both ends are set, and in order. */
        boolean isKnown() {
            return min < max;
        }
    }

    Expose {
        values = List.copyOf(values);
        features = List.copyOf(features);
    }

    /** Reads the exposes of a definition; malformed entries are ignored. */
    static List<Expose> all(JsonNode exposes) {
        return all(exposes, 0);
    }

    private static List<Expose> all(JsonNode exposes, int depth) {
        List<Expose> all = new ArrayList<>();
        if (depth < MAX_DEPTH) {
            exposes.forEach(node -> all.add(read(node, depth)));
        }
        return all;
    }

    private static Expose read(JsonNode node, int depth) {
        String type = node.path("type").asText();
        List<String> values = new ArrayList<>();
        if (type.equals("binary")) {
            values.add(node.path("value_on").asText());
            values.add(node.path("value_off").asText());
        } else {
            node.path("values").forEach(value -> {
                if (value.isTextual() && !value.textValue().isBlank() && values.size() < MAX_VALUES) {
                    values.add(value.textValue());
                }
            });
        }
        return new Expose(
                type,
                node.path("name").asText(),
                node.path("property").asText(),
                node.path("endpoint").asText(),
                node.path("access").asInt(),
                new Range(
                        node.path("value_min").asDouble(Double.NaN),
                        node.path("value_max").asDouble(Double.NaN)),
                values,
                all(node.path("features"), depth + 1));
    }

    /** Whether it is one of the types with features that Zigbee2MQTT calls specific. */
    boolean isSpecific() {
        return switch (type) {
            case "light", "switch", "cover", "lock", "fan", "climate" -> true;
            default -> false;
        };
    }

    /** Whether it is a switch for a setting, such as the detection of open windows, and not for the device itself. */
    boolean isSetting() {
        return type.equals("switch")
                && !features.isEmpty()
                && !features.getFirst().property.isEmpty()
                && !features.getFirst().property.startsWith("state");
    }

    /** This expose without its endpoint, as groups use it. */
    Expose withoutEndpoint() {
        String suffix = "_" + endpoint;
        String whole = !endpoint.isEmpty() && property.endsWith(suffix)
                ? property.substring(0, property.length() - suffix.length())
                : property;
        return new Expose(
                type,
                name,
                whole,
                "",
                access,
                range,
                values,
                features.stream().map(Expose::withoutEndpoint).toList());
    }

    boolean isPublished() {
        return (access & PUBLISHED) != 0;
    }

    boolean isSettable() {
        return (access & SETTABLE) != 0;
    }

    /** The payload value of a binary that is on. */
    String on() {
        return values.isEmpty() ? "" : values.get(0);
    }

    String off() {
        return values.size() < 2 ? "" : values.get(1);
    }

    /** The settable feature with this name. */
    Optional<Expose> settable(String feature) {
        return features.stream()
                .filter(each -> each.name.equals(feature) && each.isSettable() && !each.property.isEmpty())
                .findFirst();
    }

    /** This expose and its features, as far as they have a property of their own. */
    Stream<Expose> leaves() {
        return features.isEmpty() || type.equals("composite") ? Stream.of(this) : features.stream();
    }
}
