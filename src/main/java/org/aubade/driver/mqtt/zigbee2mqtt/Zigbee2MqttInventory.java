package org.aubade.driver.mqtt.zigbee2mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.aubade.device.DeviceId;
import org.aubade.driver.mqtt.inventory.Changes;
import org.aubade.driver.mqtt.inventory.Definition;
import org.aubade.driver.mqtt.inventory.Inventory;
import org.aubade.driver.mqtt.inventory.Json;

/** The devices, groups and scenes of one Zigbee2MQTT, which publishes all of them whenever one changes. */
final class Zigbee2MqttInventory implements Inventory {
    private final String base;
    private Map<String, Zigbee2MqttDevice> devices = Map.of();
    private List<Zigbee2MqttGroup> groups = List.of();

    /** The known definitions, by the friendly name that Zigbee2MQTT uses in errors. */
    private Map<String, List<Definition>> known = Map.of();

    /** @param base the base topic */
    Zigbee2MqttInventory(String base) {
        this.base = base;
    }

    @Override
    public String name() {
        return "zigbee2mqtt";
    }

    @Override
    public Set<String> filters() {
        return Set.of(devicesTopic(), groupsTopic(), loggingTopic());
    }

    private String devicesTopic() {
        return base + "/bridge/devices";
    }

    private String groupsTopic() {
        return base + "/bridge/groups";
    }

    private String loggingTopic() {
        return base + "/bridge/logging";
    }

    @Override
    public Changes received(String topic, String payload) {
        if (payload.isEmpty()) {
            return Changes.NONE;
        }
        try {
            if (topic.equals(loggingTopic())) {
                return failure(payload);
            }
            Map<String, String> problems = new HashMap<>();
            if (topic.equals(devicesTopic())) {
                Map<String, Zigbee2MqttDevice> all = new LinkedHashMap<>();
                each(payload, problems, Zigbee2MqttDevice::read)
                        .forEach(read -> read.ifPresent(device -> all.put(device.address(), device)));
                devices = all;
            } else {
                groups = each(payload, problems, Zigbee2MqttGroup::read);
            }
            return changes(problems);
        } catch (IllegalArgumentException bad) {
            return Changes.problem(topic, "it " + bad.getMessage());
        }
    }

    private static <T> List<T> each(String payload, Map<String, String> problems, Function<JsonNode, T> reader) {
        JsonNode array = Json.parse(payload);
        if (!array.isArray()) {
            throw new IllegalArgumentException("is no JSON array");
        }
        List<T> all = new ArrayList<>();
        for (JsonNode node : array) {
            try {
                all.add(reader.apply(node));
            } catch (IllegalArgumentException bad) {
                problems.put(subject(node), "it is left out, since it " + bad.getMessage());
            }
        }
        return all;
    }

    private static String subject(JsonNode node) {
        String name = node.path("friendly_name").asText();
        return name.isEmpty() ? "A device" : name.length() <= 128 ? name : name.substring(0, 128) + "…";
    }

    /** The devices that are there now, and those that have disappeared. */
    private Changes changes(Map<String, String> problems) {
        Map<DeviceId, Definition> present = new LinkedHashMap<>();
        Map<String, List<Definition>> named = new HashMap<>();
        devices.values()
                .forEach(device ->
                        add(device.friendlyName(), () -> device.definitions(base, problems), named, problems));
        groups.forEach(
                group -> add(group.friendlyName(), () -> group.definitions(base, devices, problems), named, problems));
        named.values()
                .forEach(all ->
                        all.forEach(one -> present.putIfAbsent(one.identity().id(), one)));
        Set<DeviceId> gone = new HashSet<>();
        known.values().forEach(all -> all.forEach(one -> gone.add(one.identity().id())));
        gone.removeAll(present.keySet());
        known = named;
        return new Changes(List.copyOf(present.values()), gone, Map.of(), problems);
    }

    /** Makes definitions. */
    @FunctionalInterface
    private interface Defining {
        List<Definition> definitions();
    }

    private static void add(
            String name, Defining defining, Map<String, List<Definition>> named, Map<String, String> problems) {
        try {
            named.putIfAbsent(name, defining.definitions());
        } catch (IllegalArgumentException bad) {
            problems.put(name, "it is left out: " + bad.getMessage());
        }
    }

    private Changes failure(String payload) {
        return Failure.read(Json.object(payload))
                .map(failure -> {
                    Map<DeviceId, String> failures = new HashMap<>();
                    known.getOrDefault(failure.friendlyName(), List.of())
                            .forEach(one -> failures.put(one.identity().id(), failure.why()));
                    return new Changes(List.of(), Set.of(), failures, Map.of());
                })
                .orElse(Changes.NONE);
    }
}
