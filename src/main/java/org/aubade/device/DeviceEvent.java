package org.aubade.device;

/** Something changed about a device; {@code device} is what it is like now, or was last when it has gone. */
public record DeviceEvent(Change change, RegisteredDevice device) {
    /** What changed. */
    public enum Change {
        REGISTERED,
        CONNECTION,
        STATE,
        UNREGISTERED
    }
}
