package org.aubade.driver.mqtt.zigbee2mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import org.aubade.driver.mqtt.inventory.Answer;
import org.aubade.driver.mqtt.inventory.Json;

/** Any state that does not contradict the command: a contradicting one may have been on its way before. */
record Confirmed(String property, String value) implements Answer.Expectation {
    /** Any state is the answer. */
    static final Answer.Expectation BY_ANY_STATE = new Confirmed("", "");

    @Override
    public boolean isMetBy(String payload, String data) {
        JsonNode reported = Json.object(payload).path(property);
        return !reported.isValueNode() || reported.isNull() || reported.asText().equals(value);
    }
}
