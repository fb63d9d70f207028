package org.aubade.driver.mqtt.homeassistant.entity;

import java.util.List;
import org.aubade.device.DeviceState;
import org.aubade.driver.mqtt.homeassistant.template.Json;
import org.aubade.driver.mqtt.homeassistant.template.Payload;
import org.aubade.driver.mqtt.inventory.StateTopic;

/** Reads all properties that the payloads of one topic report. */
record StateUpdates(List<StateUpdate> updates) implements StateTopic.Parser {
    StateUpdates {
        updates = List.copyOf(updates);
    }

    @Override
    public DeviceState parse(DeviceState before, String payload) {
        if (payload.length() > Json.MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "is longer than " + Json.MAX_LENGTH + " characters; found " + payload.length());
        }
        Payload read = new Payload(payload);
        if (updates.stream().allMatch(StateUpdate::needsJson) && read.json().isMissingNode() && !payload.isBlank()) {
            throw new IllegalArgumentException("is not JSON");
        }
        DeviceState state = before;
        for (StateUpdate update : updates) {
            state = update.apply(state, read);
        }
        return state;
    }
}
