package org.aubade.device;

/** Whether a device can be reached, as its bridge, its broker or the device itself reports. */
public enum Availability {
    ONLINE,
    OFFLINE,
    /** Nothing reports it. */
    UNKNOWN
}
