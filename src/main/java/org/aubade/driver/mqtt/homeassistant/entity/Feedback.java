package org.aubade.driver.mqtt.homeassistant.entity;

import java.util.Set;
import org.aubade.device.Color;
import org.aubade.device.DeviceState;
import org.aubade.driver.mqtt.homeassistant.template.Json;
import org.aubade.driver.mqtt.homeassistant.template.Payload;
import org.aubade.driver.mqtt.homeassistant.template.Value;
import org.aubade.driver.mqtt.inventory.Answer;

/** Where an entity reports one of its properties. */
record Feedback(String topic, StateUpdate update, String property) {
    /** Answered when the property is reported as one of {@code values}, or is one of them before. */
    Answer oneOf(Set<String> values) {
        return new Answer.Reported(topic, new ReportsOneOf(update, property, values), new IsOneOf(property, values));
    }

    /** Answered by any report of the property, since devices round and clamp values, or if it is as the message says before. */
    Answer any() {
        return new Answer.Reported(topic, new ReportsAny(update, property), new IsAsSent(property));
    }

    /** Answered by any report of the property, or if it is {@code goal} before. */
    Answer any(int goal) {
        return new Answer.Reported(topic, new ReportsAny(update, property), new IsNumber(property, goal));
    }

    /** The payload reports the property as one of the values. */
    record ReportsOneOf(StateUpdate update, String property, Set<String> values) implements Answer.Expectation {
        ReportsOneOf {
            values = Set.copyOf(values);
        }

        @Override
        public boolean isMetBy(String payload, String data) {
            return new IsOneOf(property, values).isReached(reported(update, payload), data);
        }
    }

    /** The payload reports the property. */
    record ReportsAny(StateUpdate update, String property) implements Answer.Expectation {
        @Override
        public boolean isMetBy(String payload, String data) {
            return reported(update, payload).properties().containsKey(property);
        }
    }

    /** The property has one of the values. */
    record IsOneOf(String property, Set<String> values) implements Answer.Goal {
        IsOneOf {
            values = Set.copyOf(values);
        }

        @Override
        public boolean isReached(DeviceState state, String data) {
            return state.properties().get(property) instanceof String value && values.contains(value);
        }
    }

    /** The property is the number {@code goal}. */
    record IsNumber(String property, int goal) implements Answer.Goal {
        @Override
        public boolean isReached(DeviceState state, String data) {
            return state.properties().get(property) instanceof Number number && number.doubleValue() == goal;
        }
    }

    /** The property is what the data of the message says; numbers may differ by rounding to whole numbers. */
    record IsAsSent(String property) implements Answer.Goal {
        private static final double ROUNDING = 0.5;

        @Override
        public boolean isReached(DeviceState state, String data) {
            return switch (state.properties().get(property)) {
                case Number number ->
                    new Value.Text(data)
                            .number()
                            .filter(sent -> Math.abs(sent - number.doubleValue()) <= ROUNDING)
                            .isPresent();
                case String text ->
                    text.equals(data)
                            || Color.parse(data)
                                    .map(Color::toString)
                                    .filter(text::equals)
                                    .isPresent();
                case null, default -> false;
            };
        }
    }

    private static DeviceState reported(StateUpdate update, String payload) {
        return payload.length() > Json.MAX_LENGTH
                ? DeviceState.UNKNOWN
                : update.apply(DeviceState.UNKNOWN, new Payload(payload));
    }
}
