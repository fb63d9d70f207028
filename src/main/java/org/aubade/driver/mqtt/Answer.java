package org.aubade.driver.mqtt;

import java.time.Duration;

/** When a device has answered a message. */
public sealed interface Answer {
    /** When the broker has it and nothing was said against it for {@code unopposed}, since the device does not tell. */
    record Published(Duration unopposed) implements Answer {}

    /** When something that meets the expectation arrives on {@code topic} after the message was published. */
    record Reported(String topic, Expectation expectation) implements Answer {}

    /** What an answer looks like; a record, so that definitions can be compared. */
    @FunctionalInterface
    interface Expectation {
        /** Whether {@code payload} answers a message with {@code data}; a payload that cannot be read does not. */
        boolean isMetBy(String payload, String data);
    }

    /** Whatever arrives is the answer. */
    record Anything() implements Expectation {
        @Override
        public boolean isMetBy(String payload, String data) {
            return true;
        }
    }
}
