package org.aubade.driver.mqtt.zigbee2mqtt;

import org.aubade.device.Availability;
import org.aubade.driver.mqtt.inventory.AvailabilitySpec;
import org.aubade.driver.mqtt.inventory.Json;
import org.jspecify.annotations.Nullable;

/** Reads the availability of Zigbee2MQTT itself, or of a device, which is JSON or a plain word. */
record AvailabilityParser() implements AvailabilitySpec.Parser {
    @Override
    public @Nullable Availability parse(String payload) {
        String word =
                payload.startsWith("{") ? Json.object(payload).path("state").asText() : payload.strip();
        return switch (word) {
            case "online" -> Availability.ONLINE;
            case "offline" -> Availability.OFFLINE;
            default -> throw new IllegalArgumentException("says neither online nor offline");
        };
    }
}
