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
import org.aubade.driver.mqtt.Definition;
import org.aubade.driver.mqtt.Identity;
import org.aubade.driver.mqtt.Reach;

/** Reads the payloads of discovery topics. */
final class AnnouncementReader {
    /** The property that says why a device understands nothing. */
    static final String UNSUPPORTED = "unsupported";

    /** The property that says why it is not known whether a device can be reached. */
    static final String AVAILABILITY_UNKNOWN = "availabilityUnknown";

    /** A device with more components is not read. */
    static final int MAX_COMPONENTS = 500;

    /** What a device says once for all of its components. */
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

    /** @param withoutZigbee2Mqtt whether what Zigbee2MQTT announces is left to its own inventory */
    AnnouncementReader(boolean withoutZigbee2Mqtt) {
        this.withoutZigbee2Mqtt = withoutZigbee2Mqtt;
    }

    /** What {@code payload}, which is not empty, comes to. */
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
            config.complain("encoding is not utf-8");
        }
        Shape shape = new Shape(config);
        component.read(shape);
        if (shape.commands().isEmpty() && config.complaints().isEmpty()) {
            config.complain("command_topic is missing");
        }
        Identity identity = new DeviceInfo(options).identity(id(component, path, config), component, config);
        if (!config.complaints().isEmpty()) {
            DeviceState why = DeviceState.UNKNOWN.with(UNSUPPORTED, all(config.complaints()));
            return new Definition(identity, Map.of(), List.of(), Reach.UNTOLD, why);
        }
        EntityConfig about = config.apart();
        Reach reach = ReachReader.read(about);
        return about.complaints().isEmpty()
                ? new Definition(identity, shape.commands(), shape.reports(), reach)
                : unreachable(identity, shape, all(about.complaints()));
    }

    /** Where nobody can say whether it can be reached it is told all the same, which is never wrong. */
    private static Definition unreachable(Identity identity, Shape shape, String why) {
        DeviceState said = DeviceState.UNKNOWN.with(AVAILABILITY_UNKNOWN, why);
        return new Definition(identity, shape.commands(), shape.reports(), Reach.UNTOLD, said);
    }

    private static String all(List<String> complaints) {
        return String.join("; ", new LinkedHashSet<>(complaints));
    }

    /** By the unique id, which stays the same when things are renamed, or by the topic where there is none. */
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
