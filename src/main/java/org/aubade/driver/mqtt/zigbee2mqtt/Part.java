package org.aubade.driver.mqtt.zigbee2mqtt;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What makes one device of Aubade: a device of Zigbee2MQTT that has several endpoints, or is several things, has as many.
 *
 * @param name empty for the device itself, which also has all that belongs to no endpoint
 * @param main what it is; null if it is nothing that people have a word for
 * @param others what it exposes besides
 */
record Part(String name, @Nullable Expose main, List<Expose> others) {
    Part {
        others = List.copyOf(others);
    }

    /** The parts of what a device exposes, the device itself first. */
    static List<Part> of(List<Expose> exposes) {
        Map<String, Expose> mains = new LinkedHashMap<>();
        for (Expose expose : exposes) {
            if (expose.isSpecific()) {
                String endpoint = endpoint(expose);
                mains.putIfAbsent(mains.containsKey(endpoint) ? join(endpoint, expose.type()) : endpoint, expose);
            }
        }
        Set<String> endpoints = new HashSet<>(mains.keySet());
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(
                "",
                mains.remove(""),
                exposes.stream()
                        .filter(expose -> !expose.isSpecific() && !endpoints.contains(owner(expose)))
                        .toList()));
        mains.forEach((name, main) -> parts.add(new Part(
                name,
                main,
                exposes.stream()
                        .filter(expose -> !expose.isSpecific() && owner(expose).equals(name))
                        .toList())));
        return parts;
    }

    /** The endpoint of a light or a cover may be said of its features only. */
    private static String endpoint(Expose specific) {
        return specific.endpoint().isEmpty()
                ? specific.features().stream().map(Expose::endpoint).findFirst().orElse("")
                : specific.endpoint();
    }

    /** What belongs to no endpoint belongs to the device itself, which is no endpoint. */
    private static String owner(Expose expose) {
        return expose.endpoint().isEmpty() ? "-" : expose.endpoint();
    }

    private static String join(String endpoint, String type) {
        return endpoint.isEmpty() ? type : endpoint + "-" + type;
    }
}
