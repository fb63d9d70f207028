package org.aubade.driver.mqtt.zigbee2mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aubade.device.DataFormat;
import org.aubade.device.DeviceId;
import org.aubade.device.DeviceKind;
import org.aubade.device.MessageType;
import org.aubade.driver.mqtt.broker.TopicName;
import org.aubade.driver.mqtt.inventory.Answer;
import org.aubade.driver.mqtt.inventory.AvailabilitySpec;
import org.aubade.driver.mqtt.inventory.Command;
import org.aubade.driver.mqtt.inventory.Definition;
import org.aubade.driver.mqtt.inventory.Encoding;
import org.aubade.driver.mqtt.inventory.Identity;
import org.aubade.driver.mqtt.inventory.Json;
import org.aubade.driver.mqtt.inventory.StateTopic;

/**
 * A device, as Zigbee2MQTT describes it.
 *
 * @param address its IEEE address, which never changes
 * @param description the maker's description
 * @param endpoints the names of endpoints, by their numbers
 */
record Zigbee2MqttDevice(
        String address,
        String friendlyName,
        String description,
        List<Expose> exposes,
        List<Scene> scenes,
        Map<Integer, String> endpoints) {
    /** A scene that a device or a group stores. */
    record Scene(long id, String name) {
        /** Reads the array {@code scenes}; malformed entries are ignored. */
        static List<Scene> all(JsonNode scenes) {
            List<Scene> all = new ArrayList<>();
            scenes.forEach(scene -> {
                if (scene.path("id").isIntegralNumber() && scene.path("name").isTextual()) {
                    all.add(new Scene(
                            scene.path("id").longValue(), scene.path("name").textValue()));
                }
            });
            return all;
        }

        /** Turns scenes into devices that can be activated; adds those that cannot be one to {@code problems}. */
        static List<Definition> definitions(List<Scene> all, Topics topics, Map<String, String> problems) {
            Map<DeviceId, Definition> made = new LinkedHashMap<>();
            for (Scene scene : all) {
                String name = topics.friendlyName() + "/" + scene.name;
                try {
                    DeviceId id = new DeviceId(name);
                    DeviceId free = made.containsKey(id) ? new DeviceId(name + "-" + scene.id) : id;
                    made.putIfAbsent(free, scene.definition(free, topics));
                } catch (IllegalArgumentException bad) {
                    problems.put(topics.friendlyName() + " scene " + scene.id, "it is left out: " + bad.getMessage());
                }
            }
            return List.copyOf(made.values());
        }

        private Definition definition(DeviceId sceneId, Topics topics) {
            return new Definition(
                    new Identity(sceneId, name, DeviceKind.SCENE, null),
                    Map.of(
                            MessageType.ACTIVATE,
                            Command.of(
                                    new DataFormat.Nothing(),
                                    topics.set(),
                                    new Encoding.Constant(Json.object()
                                            .put("scene_recall", id)
                                            .toString()),
                                    new Answer.Published(Commands.UNOPPOSED))),
                    List.of(),
                    availability(topics));
        }
    }

    /**
     * Reads a device; empty if it cannot be used: the coordinator, a disabled device, or one that is not interviewed yet.
     *
     * @throws IllegalArgumentException if it is malformed, in words that follow "it"
     */
    static Optional<Zigbee2MqttDevice> read(JsonNode device) {
        JsonNode definition = device.path("definition");
        if (device.path("type").asText().equals("Coordinator")
                || device.path("disabled").asBoolean()
                || !definition.isObject()) {
            return Optional.empty();
        }
        List<Scene> scenes = new ArrayList<>();
        Map<Integer, String> endpoints = new HashMap<>();
        device.path("endpoints").properties().forEach(endpoint -> {
            scenes.addAll(Scene.all(endpoint.getValue().path("scenes")));
            String name = endpoint.getValue().path("name").asText("");
            if (!name.isEmpty() && endpoint.getKey().matches("\\d{1,3}")) {
                endpoints.put(Integer.valueOf(endpoint.getKey()), name);
            }
        });
        return Optional.of(new Zigbee2MqttDevice(
                device.path("ieee_address").asText(),
                name(device),
                definition.path("description").asText(),
                Expose.all(definition.path("exposes")),
                scenes.stream().distinct().toList(),
                Map.copyOf(endpoints)));
    }

    /** The part that is the member of a group with this endpoint; empty if there is none. */
    Optional<Part> member(int endpoint) {
        String named = endpoints.getOrDefault(endpoint, "");
        List<Part> parts =
                Part.of(exposes).stream().filter(part -> part.main() != null).toList();
        return parts.stream()
                .filter(part -> part.name().equals(named))
                .findFirst()
                .or(() -> parts.stream().findFirst());
    }

    /** The description from which the kind of a part may follow; empty for a thermostat, none of whose other parts is a valve. */
    private String kindDescription() {
        return exposes.stream().anyMatch(expose -> expose.type().equals("climate")) ? "" : description;
    }

    /** The friendly name, which must be usable in topics and ids. */
    static String name(JsonNode named) {
        String name = named.path("friendly_name").asText();
        if (!TopicName.isUsable(name) || name.length() > 128) {
            throw new IllegalArgumentException("has no usable friendly_name");
        }
        return name;
    }

    /** Makes definitions of the parts and scenes; adds what cannot be a device to {@code problems}. */
    List<Definition> definitions(String base, Map<String, String> problems) {
        Topics topics = new Topics(base, friendlyName);
        List<Definition> all = new ArrayList<>();
        for (Part part : Part.of(exposes)) {
            String id = part.name().isEmpty() ? friendlyName : friendlyName + "/" + part.name();
            DeviceKind kind = Kind.of(part, kindDescription());
            all.add(new Definition(
                    new Identity(new DeviceId(id), id, kind, null),
                    Commands.of(part, kind, topics),
                    List.of(new StateTopic(topics.state(), StateParser.of(part, kind))),
                    availability(topics)));
        }
        all.addAll(Scene.definitions(scenes, topics, problems));
        return all;
    }

    /** Where the availability of a device or a group is published. */
    static AvailabilitySpec availability(Topics topics) {
        return new AvailabilitySpec(
                AvailabilitySpec.Mode.ALL,
                List.of(
                        new AvailabilitySpec.Topic(topics.bridge(), new AvailabilityParser(), true),
                        new AvailabilitySpec.Topic(topics.availability(), new AvailabilityParser())));
    }
}
