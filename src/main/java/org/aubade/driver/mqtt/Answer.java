package org.aubade.driver.mqtt;

import java.time.Duration;
import org.aubade.device.DeviceState;

/** When a device has answered a message. */
public sealed interface Answer {
    /** When the broker has it and nothing was said against it for {@code unopposed}, since the device does not tell. */
    record Published(Duration unopposed) implements Answer {}

    /**
     * When something that meets the expectation arrives on {@code topic} after the message was published, or as soon as it
     * is published where the goal was reached before: many devices tell nothing if nothing changes.
     */
    record Reported(String topic, Expectation expectation, Goal goal) implements Answer {
        /** One that does not go by what was known before. */
        public Reported(String topic, Expectation expectation) {
            this(topic, expectation, new News());
        }
    }

    /** What an answer looks like; a record, so that definitions can be compared. */
    @FunctionalInterface
    interface Expectation {
        /** Whether {@code payload} answers a message with {@code data}; a payload that cannot be read does not. */
        boolean isMetBy(String payload, String data);
    }

    /** What a message wants a device to be like; a record, so that definitions can be compared. */
    @FunctionalInterface
    interface Goal {
        /** Whether a device in {@code state} is as a message with {@code data} wants it. */
        boolean isReached(DeviceState state, String data);
    }

    /** Only news counts. */
    record News() implements Goal {
        @Override
        public boolean isReached(DeviceState state, String data) {
            return false;
        }
    }
}
