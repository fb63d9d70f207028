package org.aubade.driver.mqtt.homeassistant;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aubade.device.DeviceState;

/** What a payload says about one property of a device; a record, so that definitions can be compared. */
sealed interface Fact {
    /** {@code state} after {@code payload}; the same if it says nothing about the property. */
    DeviceState apply(DeviceState state, Payload payload);

    /** Whether it needs a payload of JSON. */
    boolean isOfJson();

    /** What a template finds in the payload. */
    record Found(Template template, Meaning meaning) implements Fact {
        @Override
        public DeviceState apply(DeviceState state, Payload payload) {
            return template.render(payload)
                    .map(text -> meaning.put(state, text))
                    .orElse(state);
        }

        @Override
        public boolean isOfJson() {
            return template.isOfJson();
        }
    }

    /** What a template finds in the payload, or in a member of it where it is an object, as valves and sirens may tell. */
    record FoundWithin(Template template, String member, Meaning meaning) implements Fact {
        @Override
        public DeviceState apply(DeviceState state, Payload payload) {
            Optional<String> text = template.render(payload);
            if (text.isEmpty()) {
                return state;
            }
            JsonNode json = new Payload(text.get()).json();
            Optional<String> found =
                    json.isObject() ? Json.scalar(json.path(member)).map(Value::text) : text;
            return found.map(word -> meaning.put(state, word)).orElse(state);
        }

        @Override
        public boolean isOfJson() {
            return template.isOfJson();
        }
    }

    /** The colour in the JSON of a light, in whichever space it is told. */
    record JsonColour(String property) implements Fact {
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
        public boolean isOfJson() {
            return true;
        }
    }
}
