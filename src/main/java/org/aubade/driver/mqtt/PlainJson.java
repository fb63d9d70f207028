package org.aubade.driver.mqtt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import org.aubade.device.DeviceState;
import org.aubade.device.MessageType;
import org.aubade.driver.mqtt.inventory.Answer;
import org.aubade.driver.mqtt.inventory.Encoding;
import org.aubade.driver.mqtt.inventory.Json;
import org.aubade.driver.mqtt.inventory.StateTopic;

/** The JSON of devices that were added by hand. */
final class PlainJson {
    private static final int MAX_PROPERTIES = 200;

    private PlainJson() {}

    /** A message as {@code {"type": "SET_BRIGHTNESS", "data": "40"}}, without the member "data" where there is none. */
    record MessageEncoding(MessageType type) implements Encoding {
        @Override
        public String encode(String data) {
            ObjectNode message = Json.object().put("type", type.name());
            return (data.isEmpty() ? message : message.put("data", data)).toString();
        }
    }

    /** Any state that does not contradict the message: a contradicting one was on its way before. */
    record Unopposed(MessageType type) implements Answer.Expectation {
        @Override
        public boolean isMetBy(String payload, String data) {
            String power = Json.object(payload).path("power").asText("");
            return !(type == MessageType.SWITCH_ON && power.equals("off"))
                    && !(type == MessageType.SWITCH_OFF && power.equals("on"));
        }
    }

    /** Takes over every property whose value is a string, a number or a boolean; null removes it. */
    record StateParser() implements StateTopic.Parser {
        @Override
        public DeviceState parse(DeviceState before, String payload) {
            Map<String, Object> after = new TreeMap<>(before.properties());
            Json.object(payload)
                    .properties()
                    .forEach(property -> Json.scalar(property.getValue())
                            .ifPresentOrElse(
                                    value -> put(after, property.getKey(), value),
                                    () -> after.remove(property.getKey())));
            return new DeviceState(after);
        }

        private static void put(Map<String, Object> state, String property, Object value) {
            if (state.size() < MAX_PROPERTIES || state.containsKey(property)) {
                state.put(property, value);
            }
        }
    }
}
