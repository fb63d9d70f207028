package org.aubade.driver.mqtt;

import org.aubade.device.DeviceState;

/** A topic on which a device tells its state, and how that is read. */
public record Report(String topic, Reading reading) {

    /** How a payload becomes state; a record, so that definitions can be compared. */
    @FunctionalInterface
    public interface Reading {
        /**
         * The state after {@code payload} has arrived.
         *
         * @throws IllegalArgumentException if it is not of the form expected, saying what is wrong
         */
        DeviceState read(DeviceState before, String payload);
    }
}
