package org.aubade.driver.mqtt.homeassistant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aubade.device.DeviceId;
import org.aubade.device.DeviceState;
import org.aubade.driver.mqtt.homeassistant.entity.Component;
import org.aubade.driver.mqtt.homeassistant.entity.EntityBuilder;
import org.aubade.driver.mqtt.homeassistant.entity.EntityConfig;
import org.aubade.driver.mqtt.homeassistant.template.Json;
import org.aubade.driver.mqtt.inventory.AvailabilitySpec;
import org.aubade.driver.mqtt.inventory.Definition;
import org.aubade.driver.mqtt.inventory.Identity;

/** Reads the payloads of discovery topics. */
final class AnnouncementReader {
    /** The state property that says why a device is not supported. */
    static final String UNSUPPORTED = "unsupported";

    /** The state property that says why the availability of a device is unknown. */
    static final String AVAILABILITY_UNKNOWN = "availabilityUnknown";

    /** A device with more components is refused. */
    static final int MAX_COMPONENTS = 500;

    /** The options that a device sets once for all of its components. */
    private static final List<String> SHARED = List.of(
            "availability",
            "availability_mode",
            "availability_template",
            "availability_topic",
            "command_topic",
            "device",
            "encoding",
            "origin",
            "payload_available",
            "payload_not_available",
            "qos",
            "state_topic",
            "~");

    private final boolean withoutZigbee2Mqtt;

    /** @param withoutZigbee2Mqtt whether to ignore what Zigbee2MQTT announces, since its own inventory reads it */
    AnnouncementReader(boolean withoutZigbee2Mqtt) {
        this.withoutZigbee2Mqtt = withoutZigbee2Mqtt;
    }

    /** Reads {@code payload}, which is not empty. */
    Announcement read(DiscoveryTopic topic, String payload) {
        JsonNode tree = Json.read(payload).orElse(MissingNode.getInstance());
        if (!tree.isObject()) {
            return new Announcement.Unreadable(
                    payload.length() > Json.MAX_LENGTH
                            ? "is longer than " + Json.MAX_LENGTH + " characters"
                            : "is not a JSON object of reasonable depth");
        }
        Map<String, JsonNode> options = EntityConfig.expand(tree);
        DeviceInfo info = new DeviceInfo(options);
        if (info.origin().equals("Aubade") || (withoutZigbee2Mqtt && info.isOfZigbee2Mqtt())) {
            return Announcement.NOTHING;
        }
        return topic.component().equals(DiscoveryTopic.DEVICE) ? device(topic, options) : single(topic, options);
    }

    private static Announcement single(DiscoveryTopic topic, Map<String, JsonNode> options) {
        Map<String, Definition> entities = new HashMap<>();
        Component.named(topic.component())
                .filter(_ -> !options.containsKey("migrate_discovery"))
                .ifPresent(component -> entities.put("", entity(component, topic.path(), options)));
        return new Announcement.Entities(entities);
    }

    private static Announcement device(DiscoveryTopic topic, Map<String, JsonNode> options) {
        JsonNode components = options.get("components");
        if (options.containsKey("migrate_discovery")) {
            return Announcement.NOTHING;
        }
        if (components == null || !components.isObject() || components.size() > MAX_COMPONENTS) {
            return new Announcement.Unreadable("has no components, or more than " + MAX_COMPONENTS);
        }
        Map<String, Definition> entities = new HashMap<>();
        components.properties().forEach(field -> {
            Map<String, JsonNode> own = EntityConfig.expand(field.getValue());
            JsonNode platform = own.remove("platform");
            String word = platform == null ? "" : platform.asText("");
            if (!own.isEmpty()) {
                SHARED.stream().filter(options::containsKey).forEach(key -> own.putIfAbsent(key, options.get(key)));
                Component.named(word)
                        .ifPresent(component -> entities.put(
                                field.getKey(), entity(component, topic.path() + "_" + field.getKey(), own)));
            }
        });
        return new Announcement.Entities(entities);
    }

    private static Definition entity(Component component, String path, Map<String, JsonNode> options) {
        JsonNode base = options.get("~");
        EntityConfig config = new EntityConfig(options, base == null ? "" : base.asText(""));
        if (!config.text("encoding", "utf-8").equalsIgnoreCase("utf-8")) {
            config.addProblem("encoding is not utf-8");
        }
        EntityBuilder entity = new EntityBuilder(config);
        component.build(entity);
        if (entity.commands().isEmpty() && config.problems().isEmpty()) {
            config.addProblem("command_topic is missing");
        }
        Identity identity = new DeviceInfo(options).identity(id(component, path, config), component, config);
        if (!config.problems().isEmpty()) {
            DeviceState why = DeviceState.UNKNOWN.with(UNSUPPORTED, all(config.problems()));
            return new Definition(identity, Map.of(), List.of(), AvailabilitySpec.UNKNOWN, why);
        }
        EntityConfig about = config.withOwnProblems();
        AvailabilitySpec availability = AvailabilityReader.read(about);
        return about.problems().isEmpty()
                ? new Definition(identity, entity.commands(), entity.stateTopics(), availability)
                : withUnknownAvailability(identity, entity, all(about.problems()));
    }

    /** A device whose options about availability are not supported still takes messages, and its availability is unknown. */
    private static Definition withUnknownAvailability(Identity identity, EntityBuilder entity, String why) {
        DeviceState initial = DeviceState.UNKNOWN.with(AVAILABILITY_UNKNOWN, why);
        return new Definition(identity, entity.commands(), entity.stateTopics(), AvailabilitySpec.UNKNOWN, initial);
    }

    private static String all(List<String> problems) {
        return String.join("; ", new LinkedHashSet<>(problems));
    }

    /** The id follows from the unique id, which does not change when things are renamed, or from the topic without one. */
    private static DeviceId id(Component component, String path, EntityConfig config) {
        String own = config.text("unique_id").filter(id -> !id.isBlank()).orElse(path);
        try {
            return new DeviceId(component.word() + "." + own);
        } catch (IllegalArgumentException _) {
            UUID hash = UUID.nameUUIDFromBytes(own.getBytes(StandardCharsets.UTF_8));
            return new DeviceId(component.word() + "." + hash);
        }
    }
}
