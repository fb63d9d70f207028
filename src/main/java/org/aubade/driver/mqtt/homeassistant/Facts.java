package org.aubade.driver.mqtt.homeassistant;

import java.util.List;
import org.aubade.device.DeviceState;
import org.aubade.driver.mqtt.Report;

/** All that the payloads of one topic say about a device. */
record Facts(List<Fact> facts) implements Report.Reading {
    Facts {
        facts = List.copyOf(facts);
    }

    @Override
    public DeviceState read(DeviceState before, String payload) {
        if (payload.length() > Json.MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "is longer than " + Json.MAX_LENGTH + " characters; found " + payload.length());
        }
        Payload read = new Payload(payload);
        if (facts.stream().allMatch(Fact::isOfJson) && read.json().isMissingNode() && !payload.isBlank()) {
            throw new IllegalArgumentException("is not JSON");
        }
        DeviceState state = before;
        for (Fact fact : facts) {
            state = fact.apply(state, read);
        }
        return state;
    }
}
