package org.aubade.device;

/** A device as the service has it: the device itself and how it is reached now. */
public record RegisteredDevice(Device device, Connection connection) {
    /** The id under which it is registered. */
    public DeviceId id() {
        return device.id();
    }
}
