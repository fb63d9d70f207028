package org.aubade.driver.mqtt.homeassistant;

import java.util.Set;
import org.aubade.device.Color;
import org.aubade.device.DeviceState;
import org.aubade.driver.mqtt.Answer;

/** Where a device tells one of its properties. */
record Feedback(String topic, Fact fact, String property) {
    /** Answered by the property being one of {@code values}, then or before. */
    Answer shows(Set<String> values) {
        return new Answer.Reported(topic, new Shows(fact, property, values), new Is(property, values));
    }

    /** Answered by whatever is told of the property, since devices round and clamp; or by its being as told before. */
    Answer tells() {
        return new Answer.Reported(topic, new Tells(fact, property), new IsAsTold(property));
    }

    /** Answered by whatever is told of the property, or by its being {@code goal} before. */
    Answer tells(int goal) {
        return new Answer.Reported(topic, new Tells(fact, property), new IsNumber(property, goal));
    }

    /** The property is told, with one of the values. */
    record Shows(Fact fact, String property, Set<String> values) implements Answer.Expectation {
        Shows {
            values = Set.copyOf(values);
        }

        @Override
        public boolean isMetBy(String payload, String data) {
            return new Is(property, values).isReached(after(fact, payload), data);
        }
    }

    /** The property is told. */
    record Tells(Fact fact, String property) implements Answer.Expectation {
        @Override
        public boolean isMetBy(String payload, String data) {
            return after(fact, payload).properties().containsKey(property);
        }
    }

    /** The property has one of the values. */
    record Is(String property, Set<String> values) implements Answer.Goal {
        Is {
            values = Set.copyOf(values);
        }

        @Override
        public boolean isReached(DeviceState state, String data) {
            return state.properties().get(property) instanceof String value && values.contains(value);
        }
    }

    /** The property is that number. */
    record IsNumber(String property, int goal) implements Answer.Goal {
        @Override
        public boolean isReached(DeviceState state, String data) {
            return state.properties().get(property) instanceof Number number && number.doubleValue() == goal;
        }
    }

    /** The property is what the data of the message says, a whole number give or take a rounding. */
    record IsAsTold(String property) implements Answer.Goal {
        private static final double ROUNDING = 0.5;

        @Override
        public boolean isReached(DeviceState state, String data) {
            return switch (state.properties().get(property)) {
                case Number number ->
                    new Value.Text(data)
                            .number()
                            .filter(told -> Math.abs(told - number.doubleValue()) <= ROUNDING)
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

    private static DeviceState after(Fact fact, String payload) {
        return payload.length() > Json.MAX_LENGTH
                ? DeviceState.UNKNOWN
                : fact.apply(DeviceState.UNKNOWN, new Payload(payload));
    }
}
