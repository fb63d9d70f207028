package org.aubade.driver.mqtt.inventory;

import org.aubade.device.DeviceState;

/** A topic on which a device reports its state, and how its payloads are read. */
public record StateTopic(String topic, Parser parser) {
    /** Turns a payload into state; implemented by records, so that definitions can be compared. */
    @FunctionalInterface
    public interface Parser {
        /**
         * The state after {@code payload} has arrived.
         *
         * @throws IllegalArgumentException if the payload is not of the expected form, saying what is wrong
         */
        DeviceState parse(DeviceState before, String payload);
    }
}
