package org.aubade.device;

/**
 * A snapshot of a registered device.
 *
 * @param device the device itself
 * @param connection its connection at that moment
 * @param availability its availability at that moment
 * @param state its known state at that moment
 */
public record RegisteredDevice(Device device, Connection connection, Availability availability, DeviceState state) {
    /** The id of the device. */
    public DeviceId id() {
        return device.id();
    }
}
