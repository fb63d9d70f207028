package org.aubade.driver.mqtt.homeassistant;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import org.aubade.device.DeviceId;
import org.aubade.driver.mqtt.homeassistant.entity.Abbreviations;
import org.aubade.driver.mqtt.homeassistant.entity.Component;
import org.aubade.driver.mqtt.homeassistant.entity.EntityConfig;
import org.aubade.driver.mqtt.inventory.Identity;
import org.aubade.text.LogText;
import org.jspecify.annotations.Nullable;

/** The parts of a configuration about the device that an entity belongs to and about the program that announced it. */
final class DeviceInfo {
    private static final int MAX_NAME = 120;

    private final Map<String, JsonNode> device;
    private final Map<String, JsonNode> origin;

    /** @param options the options of a configuration, by the long form of their keys */
    DeviceInfo(Map<String, JsonNode> options) {
        this.device = fields(options.get("device"), Abbreviations::ofDevice);
        this.origin = fields(options.get("origin"), Abbreviations::ofOrigin);
    }

    /** The name of the program that announced the entity; empty if that is unknown. */
    String origin() {
        return text(origin, "name").orElse("");
    }

    /** Whether Zigbee2MQTT announced the device. Earlier releases did not name themselves as the origin. */
    boolean isOfZigbee2Mqtt() {
        JsonNode identifiers = device.get("identifiers");
        boolean identified = identifiers != null
                && (identifiers.asText("").startsWith("zigbee2mqtt_")
                        || StreamSupport.stream(identifiers.spliterator(), false)
                                .anyMatch(id -> id.asText("").startsWith("zigbee2mqtt_")));
        return identified || origin().equals("Zigbee2MQTT");
    }

    /** The identity of an entity of the device. */
    Identity identity(DeviceId id, Component component, EntityConfig config) {
        return new Identity(id, name(config, id), component.kind(), room());
    }

    /** The device's name followed by the entity's; either may be missing, and the entity's may begin with the device's. */
    private String name(EntityConfig config, DeviceId id) {
        String whole = text(device, "name").map(String::strip).orElse("");
        String part = config.text("name").map(String::strip).orElse("");
        if (part.isEmpty() || whole.isEmpty() || part.startsWith(whole)) {
            String name = part.isEmpty() ? whole : part;
            return cut(name.isEmpty() ? config.text("object_id", id.value()) : name);
        }
        return cut(whole + " " + part);
    }

    private @Nullable String room() {
        return text(device, "suggested_area")
                .map(String::strip)
                .filter(area -> !area.isEmpty())
                .map(DeviceInfo::cut)
                .orElse(null);
    }

    private static String cut(String name) {
        return LogText.oneLine(name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME) + "…");
    }

    private static Optional<String> text(Map<String, JsonNode> fields, String key) {
        return Optional.ofNullable(fields.get(key)).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    private static Map<String, JsonNode> fields(@Nullable JsonNode node, UnaryOperator<String> inFull) {
        Map<String, JsonNode> fields = new HashMap<>();
        if (node != null) {
            node.properties().forEach(field -> fields.put(inFull.apply(field.getKey()), field.getValue()));
        }
        return fields;
    }
}
