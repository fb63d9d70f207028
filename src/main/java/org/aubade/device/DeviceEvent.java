package org.aubade.device;

/** A change of a device; {@code device} is its snapshot right after the change, or right before it was removed. */
public record DeviceEvent(Change change, RegisteredDevice device) {
    /** The kind of change. */
    public enum Change {
        REGISTERED,
        CONNECTION,
        STATE,
        UNREGISTERED
    }
}
