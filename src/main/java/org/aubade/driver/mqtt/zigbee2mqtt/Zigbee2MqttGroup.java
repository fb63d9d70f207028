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
import org.aubade.driver.mqtt.Command;
import org.aubade.driver.mqtt.Definition;
import org.aubade.driver.mqtt.Identity;
import org.aubade.driver.mqtt.Report;

/** A group as the inventory has it. */
record Zigbee2MqttGroup(String friendlyName, List<Member> members, List<Zigbee2MqttDevice.Scene> scenes) {
    /** A device by its address, with one of its endpoints. */
    record Member(String address, int endpoint) {}

    /** @throws IllegalArgumentException if it is not as it should be, in words that follow "it" */
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
     * It and its scenes. It understands what all its members do, and is what the first of them is; without a member it
     * is nothing. What cannot be a device is named in {@code problems}.
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
        parts.forEach(part -> keep(commands, Commands.of(part, Kind.of(part, ""), topics)));
        return new Definition(
                new Identity(new DeviceId(friendlyName), friendlyName, kind, null),
                commands,
                List.of(new Report(topics.state(), StateReading.of(first, kind))),
                Zigbee2MqttDevice.reach(topics));
    }

    /** Of {@code commands} stays what a member understands too, as far as both go. */
    private static void keep(Map<MessageType, Command> commands, Map<MessageType, Command> member) {
        commands.keySet().retainAll(member.keySet());
        for (MessageType type : Set.copyOf(commands.keySet())) {
            Command command = Objects.requireNonNull(commands.get(type));
            Optional<DataFormat> both = both(
                    command.format(), Objects.requireNonNull(member.get(type)).format());
            if (both.isPresent()) {
                commands.put(type, new Command(both.get(), command.publishings(), command.answer()));
            } else {
                commands.remove(type);
            }
        }
    }

    /** What fits both; empty if nothing does. */
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
