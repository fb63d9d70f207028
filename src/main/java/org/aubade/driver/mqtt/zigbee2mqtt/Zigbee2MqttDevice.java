package org.aubade.driver.mqtt.zigbee2mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
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
 */
record Zigbee2MqttDevice(
        String address, String friendlyName, String description, List<Expose> exposes, List<Scene> scenes) {
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

        /** As a device that can be activated. */
        Definition definition(Topics topics) {
            return new Definition(
                    new Identity(new DeviceId(topics.friendlyName() + "/" + name), name, DeviceKind.SCENE, null),
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
        device.path("endpoints").forEach(endpoint -> scenes.addAll(Scene.all(endpoint.path("scenes"))));
        return Optional.of(new Zigbee2MqttDevice(
                device.path("ieee_address").asText(),
                name(device),
                definition.path("description").asText(),
                Expose.all(definition.path("exposes")),
                scenes.stream().distinct().toList()));
    }

    /** A friendly name that can be part of a topic and of an id. */
    static String name(JsonNode named) {
        String name = named.path("friendly_name").asText();
        if (!TopicName.isUsable(name) || name.length() > 128) {
            throw new IllegalArgumentException("has no usable friendly_name");
        }
        return name;
    }

    /** It, its parts and its scenes. */
    List<Definition> definitions(String base) {
        Topics topics = new Topics(base, friendlyName);
        List<Definition> all = new ArrayList<>();
        for (Part part : Part.of(exposes)) {
            String id = part.name().isEmpty() ? friendlyName : friendlyName + "/" + part.name();
            DeviceKind kind = Kind.of(part, description);
            all.add(new Definition(
                    new Identity(new DeviceId(id), id, kind, null),
                    Commands.of(part, kind, topics),
                    List.of(new Report(topics.state(), StateReading.of(part, kind))),
                    reach(topics)));
        }
        scenes.forEach(scene -> all.add(scene.definition(topics)));
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
