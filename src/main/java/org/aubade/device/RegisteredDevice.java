package org.aubade.device;

/**
 * A device as the service has it at one moment.
 *
 * @param device the device itself
 * @param connection how it was reached then
 * @param availability whether it could be reached then
 * @param state what was known of it then
 */
public record RegisteredDevice(Device device, Connection connection, Availability availability, DeviceState state) {
    /** The id under which it is registered. */
    public DeviceId id() {
        return device.id();
    }
}
