package org.aubade.driver.mqtt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import org.aubade.device.DeviceState;
import org.aubade.device.MessageType;

/** The JSON of devices that are told and tell as plainly as can be. */
final class PlainJson {
    private static final int MAX_PROPERTIES = 200;

    private PlainJson() {}

    /** {@code {"type": "SET_BRIGHTNESS", "data": "40"}}, without data where there is none. */
    record Telling(MessageType type) implements Encoding {
        @Override
        public String encode(String data) {
            ObjectNode told = Json.object().put("type", type.name());
            return (data.isEmpty() ? told : told.put("data", data)).toString();
        }
    }

    /** Any state but one that says the opposite of what the device was told, since that was on its way before. */
    record Unopposed(MessageType type) implements Answer.Expectation {
        @Override
        public boolean isMetBy(String payload, String data) {
            String power = Json.object(payload).path("power").asText("");
            return !(type == MessageType.SWITCH_ON && power.equals("off"))
                    && !(type == MessageType.SWITCH_OFF && power.equals("on"));
        }
    }

    /** Every property whose value is a string, a number or a boolean; null takes one away. */
    record State() implements Report.Reading {
        @Override
        public DeviceState read(DeviceState before, String payload) {
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
