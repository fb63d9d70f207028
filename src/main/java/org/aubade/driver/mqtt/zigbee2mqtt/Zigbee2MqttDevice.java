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
import org.aubade.driver.mqtt.Answer;
import org.aubade.driver.mqtt.Command;
import org.aubade.driver.mqtt.Definition;
import org.aubade.driver.mqtt.Encoding;
import org.aubade.driver.mqtt.Identity;
import org.aubade.driver.mqtt.Json;
import org.aubade.driver.mqtt.Reach;
import org.aubade.driver.mqtt.Report;
import org.aubade.driver.mqtt.TopicName;

/**
 * A device as the inventory has it.
 *
 * @param address its IEEE address, which does not change
 * @param description what its makers call it
 * @param endpoints what endpoints with a name are called, by their numbers
 */
record Zigbee2MqttDevice(
        String address,
        String friendlyName,
        String description,
        List<Expose> exposes,
        List<Scene> scenes,
        Map<Integer, String> endpoints) {
    /** A scene that a device, or a group, keeps. */
    record Scene(long id, String name) {
        /** Those of the array {@code scenes}; what is not as it should be is left out. */
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

        /** {@code all} as devices that can be activated; what cannot be one is named in {@code problems}. */
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
                    reach(topics));
        }
    }

    /**
     * Empty for what is no device that can be used: the coordinator, what is disabled, and what is not known yet.
     *
     * @throws IllegalArgumentException if it is not as it should be, in words that follow "it"
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

    /** What it is as a member of a group with one of its endpoints; empty if it is nothing there. */
    Optional<Part> member(int endpoint) {
        String named = endpoints.getOrDefault(endpoint, "");
        List<Part> parts =
                Part.of(exposes).stream().filter(part -> part.main() != null).toList();
        return parts.stream()
                .filter(part -> part.name().equals(named))
                .findFirst()
                .or(() -> parts.stream().findFirst());
    }

    /** What its makers call it, unless it is a thermostat: then nothing else about it is a valve. */
    private String calling() {
        return exposes.stream().anyMatch(expose -> expose.type().equals("climate")) ? "" : description;
    }

    /** A friendly name that can be part of a topic and of an id. */
    static String name(JsonNode named) {
        String name = named.path("friendly_name").asText();
        if (!TopicName.isUsable(name) || name.length() > 128) {
            throw new IllegalArgumentException("has no usable friendly_name");
        }
        return name;
    }

    /** It, its parts and its scenes; what cannot be one is named in {@code problems}. */
    List<Definition> definitions(String base, Map<String, String> problems) {
        Topics topics = new Topics(base, friendlyName);
        List<Definition> all = new ArrayList<>();
        for (Part part : Part.of(exposes)) {
            String id = part.name().isEmpty() ? friendlyName : friendlyName + "/" + part.name();
            DeviceKind kind = Kind.of(part, calling());
            all.add(new Definition(
                    new Identity(new DeviceId(id), id, kind, null),
                    Commands.of(part, kind, topics),
                    List.of(new Report(topics.state(), StateReading.of(part, kind))),
                    reach(topics)));
        }
        all.addAll(Scene.definitions(scenes, topics, problems));
        return all;
    }

    /** Where it is told whether a device, or a group, can be reached. */
    static Reach reach(Topics topics) {
        return new Reach(
                Reach.Mode.ALL,
                List.of(
                        new Reach.Topic(topics.bridge(), new ReachReading(), true),
                        new Reach.Topic(topics.availability(), new ReachReading())));
    }
}
