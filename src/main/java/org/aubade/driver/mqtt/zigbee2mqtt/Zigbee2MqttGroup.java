package org.aubade.driver.mqtt.zigbee2mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.aubade.device.DataFormat;
import org.aubade.device.DeviceId;
import org.aubade.device.DeviceKind;
import org.aubade.device.MessageType;
import org.aubade.driver.mqtt.inventory.Command;
import org.aubade.driver.mqtt.inventory.Definition;
import org.aubade.driver.mqtt.inventory.Identity;
import org.aubade.driver.mqtt.inventory.StateTopic;

/** A group, as Zigbee2MQTT describes it. */
record Zigbee2MqttGroup(String friendlyName, List<Member> members, List<Zigbee2MqttDevice.Scene> scenes) {
    /** A member: the address of a device and one of its endpoints. */
    record Member(String address, int endpoint) {}

    /**
     * Reads a group.
     *
     * @throws IllegalArgumentException if it is malformed, in words that follow "it"
     */
    static Zigbee2MqttGroup read(JsonNode group) {
        List<Member> members = new ArrayList<>();
        group.path("members")
                .forEach(member -> members.add(new Member(
                        member.path("ieee_address").asText(),
                        member.path("endpoint").asInt())));
        return new Zigbee2MqttGroup(
                Zigbee2MqttDevice.name(group), members, Zigbee2MqttDevice.Scene.all(group.path("scenes")));
    }

    /**
     * Makes definitions of the group and its scenes. A group understands what all members understand, and is of the first
     * member's kind; without members it is not a device. Adds what cannot be a device to {@code problems}.
     */
    List<Definition> definitions(String base, Map<String, Zigbee2MqttDevice> devices, Map<String, String> problems) {
        Topics topics = new Topics(base, friendlyName);
        List<Definition> all = new ArrayList<>();
        List<Part> parts = members.stream()
                .flatMap(
                        member -> Optional.ofNullable(devices.get(member.address()))
                                .flatMap(device -> device.member(member.endpoint()))
                                .stream())
                .flatMap(part -> Stream.ofNullable(part.main()))
                .map(main -> new Part("", main.withoutEndpoint(), List.of()))
                .toList();
        if (!parts.isEmpty()) {
            all.add(definition(parts, topics));
        }
        all.addAll(Zigbee2MqttDevice.Scene.definitions(scenes, topics, problems));
        return all;
    }

    private Definition definition(List<Part> parts, Topics topics) {
        Part first = parts.getFirst();
        DeviceKind kind = Kind.of(first, "");
        Map<MessageType, Command> commands = Commands.of(first, kind, topics);
        parts.forEach(part -> retain(commands, Commands.of(part, Kind.of(part, ""), topics)));
        return new Definition(
                new Identity(new DeviceId(friendlyName), friendlyName, kind, null),
                commands,
                List.of(new StateTopic(topics.state(), StateParser.of(first, kind))),
                Zigbee2MqttDevice.availability(topics));
    }

    /** Reduces {@code commands} to what a member understands too. */
    private static void retain(Map<MessageType, Command> commands, Map<MessageType, Command> member) {
        commands.keySet().retainAll(member.keySet());
        for (MessageType type : Set.copyOf(commands.keySet())) {
            Command command = Objects.requireNonNull(commands.get(type));
            Optional<DataFormat> both = both(
                    command.format(), Objects.requireNonNull(member.get(type)).format());
            if (both.isPresent()) {
                commands.put(type, new Command(both.get(), command.publications(), command.answer()));
            } else {
                commands.remove(type);
            }
        }
    }

    /** The format whose data fits both; empty if there is none. */
    private static Optional<DataFormat> both(DataFormat one, DataFormat other) {
        if (one instanceof DataFormat.Quantity a && other instanceof DataFormat.Quantity b) {
            double min = Math.max(a.min(), b.min());
            double max = Math.min(a.max(), b.max());
            return min <= max ? Optional.of(new DataFormat.Quantity(a.what(), min, max, a.unit())) : Optional.empty();
        }
        if (one instanceof DataFormat.Choice a && other instanceof DataFormat.Choice b) {
            List<String> options =
                    a.options().stream().filter(b.options()::contains).toList();
            return options.isEmpty() ? Optional.empty() : Optional.of(new DataFormat.Choice(a.what(), options));
        }
        return one.equals(other) ? Optional.of(one) : Optional.empty();
    }
}
