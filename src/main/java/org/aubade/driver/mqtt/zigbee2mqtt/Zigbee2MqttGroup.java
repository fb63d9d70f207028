package org.aubade.driver.mqtt.zigbee2mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.aubade.device.DeviceId;
import org.aubade.device.DeviceKind;
import org.aubade.driver.mqtt.Definition;
import org.aubade.driver.mqtt.Identity;
import org.aubade.driver.mqtt.Report;
import org.aubade.driver.mqtt.zigbee2mqtt.Zigbee2MqttDevice.Scene;

/** A group as the inventory has it; {@code members} are addresses. */
record Zigbee2MqttGroup(String friendlyName, List<String> members, List<Scene> scenes) {
    /** @throws IllegalArgumentException if it is not as it should be, in words that follow "it" */
    static Zigbee2MqttGroup read(JsonNode group) {
        List<String> members = new ArrayList<>();
        group.path("members")
                .forEach(member -> members.add(member.path("ieee_address").asText()));
        return new Zigbee2MqttGroup(Zigbee2MqttDevice.name(group), members, Scene.all(group.path("scenes")));
    }

    /**
     * It and its scenes. It understands what all its members do, and is what the first of them is; without a member it
     * is nothing.
     */
    List<Definition> definitions(String base, Map<String, Zigbee2MqttDevice> devices) {
        Topics topics = new Topics(base, friendlyName);
        List<Definition> all = new ArrayList<>();
        List<Part> parts = members.stream()
                .map(devices::get)
                .filter(Objects::nonNull)
                .flatMap(device -> Part.of(device.exposes()).stream()
                        .filter(part -> part.main() != null)
                        .limit(1))
                .toList();
        if (!parts.isEmpty()) {
            all.add(definition(parts, topics));
        }
        scenes.forEach(scene -> all.add(scene.definition(topics)));
        return all;
    }

    private Definition definition(List<Part> parts, Topics topics) {
        Part first = new Part("", parts.getFirst().main(), List.of());
        DeviceKind kind = Kind.of(first, "");
        var commands = Commands.of(first, kind, topics);
        parts.forEach(part -> commands.keySet()
                .retainAll(Commands.of(part, Kind.of(part, ""), topics).keySet()));
        return new Definition(
                new Identity(new DeviceId(friendlyName), friendlyName, kind, null),
                commands,
                List.of(new Report(topics.state(), StateReading.of(first, kind))),
                Zigbee2MqttDevice.reach(topics));
    }
}
