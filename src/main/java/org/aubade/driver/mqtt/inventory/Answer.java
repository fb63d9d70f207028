package org.aubade.driver.mqtt.inventory;

import java.time.Duration;
import org.aubade.device.DeviceState;

/** What counts as a device's answer to a message. */
public sealed interface Answer {
    /**
     * The device says nothing: it counts as the answer that the broker has the message, and that no failure of it is reported
     * for {@code unopposed} after that.
     */
    record Published(Duration unopposed) implements Answer {}

    /**
     * The device reports on {@code topic}: the answer is the first message there, after the publication, that meets the
     * expectation. Where the goal was reached before, the publication is enough, since many devices report only changes.
     */
    record Reported(String topic, Expectation expectation, Goal goal) implements Answer {
        /** An answer that needs a report, whatever the state was before. */
        public Reported(String topic, Expectation expectation) {
            this(topic, expectation, new NeedsReport());
        }
    }

    /** What an answer looks like; implemented by records, so that definitions can be compared. */
    @FunctionalInterface
    interface Expectation {
        /** Whether {@code payload} answers a message with {@code data}; false if the payload cannot be read. */
        boolean isMetBy(String payload, String data);
    }

    /** The state that a message asks for; implemented by records, so that definitions can be compared. */
    @FunctionalInterface
    interface Goal {
        /** Whether {@code state} is what a message with {@code data} asks for. */
        boolean isReached(DeviceState state, String data);
    }

    /** The goal that no earlier state reaches. */
    record NeedsReport() implements Goal {
        @Override
        public boolean isReached(DeviceState state, String data) {
            return false;
        }
    }
}
