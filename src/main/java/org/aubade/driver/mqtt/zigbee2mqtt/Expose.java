package org.aubade.driver.mqtt.zigbee2mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One thing that a device exposes: what it can tell, be asked or be told.
 *
 * @param type such as {@code light}, which has features, or {@code binary}, {@code numeric}, {@code enum}
 * @param name what it is whatever the endpoint, such as {@code state}
 * @param property what it is called in payloads, such as {@code state_l1}
 * @param endpoint empty where there is only one
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
    private static final int TELLS = 1;
    private static final int IS_TOLD = 2;
    private static final int MAX_VALUES = 200;
    private static final int MAX_DEPTH = 4;

    /** What a number is from and to; NaN where that is not said. */
    record Range(double min, double max) {
        /** Whether both are said, and in order. */
        boolean isKnown() {
            return min < max;
        }
    }

    Expose {
        values = List.copyOf(values);
        features = List.copyOf(features);
    }

    /** Those of a definition; what is not as it should be is left out. */
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

    /** Whether it is one of the things with features that people have a word for. */
    boolean isSpecific() {
        return switch (type) {
            case "light", "switch", "cover", "lock", "fan", "climate" -> true;
            default -> false;
        };
    }

    /** Whether it switches something about the device, such as a detection, and not what the device is there for. */
    boolean isSetting() {
        return type.equals("switch")
                && !features.isEmpty()
                && !features.getFirst().property.isEmpty()
                && !features.getFirst().property.startsWith("state");
    }

    /** As a group has it, which has no endpoints. */
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

    boolean tells() {
        return (access & TELLS) != 0;
    }

    boolean isTold() {
        return (access & IS_TOLD) != 0;
    }

    /** What it means when it is on, or in whatever a binary thing is called. */
    String on() {
        return values.isEmpty() ? "" : values.get(0);
    }

    String off() {
        return values.size() < 2 ? "" : values.get(1);
    }

    /** The feature called so that can be told something. */
    Optional<Expose> told(String feature) {
        return features.stream()
                .filter(each -> each.name.equals(feature) && each.isTold() && !each.property.isEmpty())
                .findFirst();
    }

    /** It and all its features that have a property of their own. */
    Stream<Expose> leaves() {
        return features.isEmpty() || type.equals("composite") ? Stream.of(this) : features.stream();
    }
}
