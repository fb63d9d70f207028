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

    /** A radiator valve that also switches its detection of open windows is a thermostat first, whatever it names first. */
    private static int rank(Expose specific) {
        if (!specific.type().equals("switch")) {
            return 0;
        }
        return specific.isSetting() ? 2 : 1;
    }

    /** The endpoint, or what it is where that has something else already; settings are called what they set. */
    private static String name(Expose specific, Set<String> taken) {
        String endpoint = endpoint(specific);
        if (specific.isSetting()) {
            return specific.features().getFirst().property();
        }
        return taken.contains(endpoint) ? join(endpoint, specific.type()) : endpoint;
    }

    /** None is lost, however many of one kind there are. */
    private static String free(String name, Set<String> taken) {
        String free = name;
        for (int i = 2; taken.contains(free); i++) {
            free = name + "-" + i;
        }
        return free;
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
