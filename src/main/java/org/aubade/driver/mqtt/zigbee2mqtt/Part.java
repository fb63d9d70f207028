package org.aubade.driver.mqtt.zigbee2mqtt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The part of a Zigbee2MQTT device that becomes one device of Aubade. A device with several endpoints or functions has several.
 *
 * @param name empty for the device itself, which includes everything without an endpoint
 * @param main its main function, such as a light; null if it has none, as a sensor
 * @param others everything else that it exposes
 */
record Part(String name, @Nullable Expose main, List<Expose> others) {
    Part {
        others = List.copyOf(others);
    }

    /** Splits the exposes of a device into parts, the device itself first. */
    static List<Part> of(List<Expose> exposes) {
        Map<String, Expose> mains = new LinkedHashMap<>();
        exposes.stream()
                .filter(Expose::isSpecific)
                .sorted(Comparator.comparingInt(Part::rank))
                .forEach(expose -> mains.put(free(name(expose, mains.keySet()), mains.keySet()), expose));
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

    /** Sorts settings last: a radiator valve that can switch its detection of open windows is a thermostat, whatever comes first. */
    private static int rank(Expose specific) {
        if (!specific.type().equals("switch")) {
            return 0;
        }
        return specific.isSetting() ? 2 : 1;
    }

    /** The name of a part: its endpoint, with its type if the endpoint has a part already; for a setting, its property. */
    private static String name(Expose specific, Set<String> taken) {
        String endpoint = endpoint(specific);
        if (specific.isSetting()) {
            return specific.features().getFirst().property();
        }
        return taken.contains(endpoint) ? join(endpoint, specific.type()) : endpoint;
    }

    /** Makes {@code name} unique by a number, so that no part is lost. */
    private static String free(String name, Set<String> taken) {
        String free = name;
        for (int i = 2; taken.contains(free); i++) {
            free = name + "-" + i;
        }
        return free;
    }

    /** The endpoint of an expose or, if only its features have one, of the first of them. */
    private static String endpoint(Expose specific) {
        return specific.endpoint().isEmpty()
                ? specific.features().stream().map(Expose::endpoint).findFirst().orElse("")
                : specific.endpoint();
    }

    /** The name of the part that {@code expose} belongs to; "-", which is no endpoint, for the device itself. */
    private static String owner(Expose expose) {
        return expose.endpoint().isEmpty() ? "-" : expose.endpoint();
    }

    private static String join(String endpoint, String type) {
        return endpoint.isEmpty() ? type : endpoint + "-" + type;
    }
}
