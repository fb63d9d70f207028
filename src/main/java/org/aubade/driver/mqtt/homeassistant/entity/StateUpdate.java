package org.aubade.driver.mqtt.homeassistant.entity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aubade.device.DeviceState;
import org.aubade.driver.mqtt.homeassistant.template.Json;
import org.aubade.driver.mqtt.homeassistant.template.Payload;
import org.aubade.driver.mqtt.homeassistant.template.Template;
import org.aubade.driver.mqtt.homeassistant.template.Value;

/** Reads one property from a payload; implemented by records, so that definitions can be compared. */
sealed interface StateUpdate {
    /** {@code state} after {@code payload}, which may say nothing about the property. */
    DeviceState apply(DeviceState state, Payload payload);

    /** Whether only a JSON payload says anything. */
    boolean needsJson();

    /** Reads what a template finds in the payload. */
    record FromTemplate(Template template, PropertyParser parser) implements StateUpdate {
        @Override
        public DeviceState apply(DeviceState state, Payload payload) {
            return template.render(payload)
                    .map(text -> parser.apply(state, text))
                    .orElse(state);
        }

        @Override
        public boolean needsJson() {
            return template.needsJson();
        }
    }

    /** Reads what a template finds in the payload or, where that is an object, in its member: valves and sirens do both. */
    record FromMember(Template template, String member, PropertyParser parser) implements StateUpdate {
        @Override
        public DeviceState apply(DeviceState state, Payload payload) {
            Optional<String> text = template.render(payload);
            if (text.isEmpty()) {
                return state;
            }
            JsonNode json = new Payload(text.get()).json();
            Optional<String> found =
                    json.isObject() ? Json.scalar(json.path(member)).map(Value::text) : text;
            return found.map(word -> parser.apply(state, word)).orElse(state);
        }

        @Override
        public boolean needsJson() {
            return template.needsJson();
        }
    }

    /** Reads the colour of a light from JSON, in whichever colour space it is reported. */
    record JsonColour(String property) implements StateUpdate {
        @Override
        public DeviceState apply(DeviceState state, Payload payload) {
            if (payload.json().path("color_mode").asText("").equals("color_temp")) {
                return state.without(property);
            }
            JsonNode color = payload.json().path("color");
            for (ColorSpace space : ColorSpace.values()) {
                List<Double> numbers = new ArrayList<>();
                space.members().forEach(member -> {
                    if (color.path(member).isNumber()) {
                        numbers.add(color.path(member).doubleValue());
                    }
                });
                if (numbers.size() == space.members().size()) {
                    return state.with(property, space.color(numbers).toString());
                }
            }
            return state;
        }

        @Override
        public boolean needsJson() {
            return true;
        }
    }
}
