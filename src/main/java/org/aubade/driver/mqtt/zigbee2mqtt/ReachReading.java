package org.aubade.driver.mqtt.zigbee2mqtt;

import org.aubade.device.Availability;
import org.aubade.driver.mqtt.Json;
import org.aubade.driver.mqtt.Reach;
import org.jspecify.annotations.Nullable;

/** What Zigbee2MQTT says of whether it, or a device, can be reached: as JSON, or as a bare word. */
record ReachReading() implements Reach.Reading {
    @Override
    public @Nullable Availability read(String payload) {
        String word =
                payload.startsWith("{") ? Json.object(payload).path("state").asText() : payload.strip();
        return switch (word) {
            case "online" -> Availability.ONLINE;
            case "offline" -> Availability.OFFLINE;
            default -> throw new IllegalArgumentException("says neither online nor offline");
        };
    }
}
