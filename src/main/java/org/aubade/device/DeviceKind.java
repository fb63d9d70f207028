package org.aubade.device;

/** What a device is, and thereby which message types it understands unless it says otherwise. */
public enum DeviceKind {
    LIGHT,
    SPEAKER,
    TOILET
}
