package org.aubade.device;

/** Something changed about a device; {@code device} is what it was like right after, or right before it went. */
public record DeviceEvent(Change change, RegisteredDevice device) {
    /** What changed. */
    public enum Change {
        REGISTERED,
        CONNECTION,
        STATE,
        UNREGISTERED
    }
}
