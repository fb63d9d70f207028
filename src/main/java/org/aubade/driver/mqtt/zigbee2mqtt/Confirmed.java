package org.aubade.driver.mqtt.zigbee2mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import org.aubade.driver.mqtt.Answer;
import org.aubade.driver.mqtt.Json;

/** State that does not say the opposite of what the device was told, since it may have been on its way before that. */
record Confirmed(String property, String value) implements Answer.Expectation {
    /** Any state. */
    static final Answer.Expectation BY_ANY_STATE = new Confirmed("", "");

    @Override
    public boolean isMetBy(String payload, String data) {
        JsonNode told = Json.object(payload).path(property);
        return !told.isValueNode() || told.isNull() || told.asText().equals(value);
    }
}
