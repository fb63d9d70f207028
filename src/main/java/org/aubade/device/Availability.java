package org.aubade.device;

/** Whether a device can be reached, as whatever stands between says. */
public enum Availability {
    ONLINE,
    OFFLINE,
    /** Nobody says. */
    UNKNOWN
}
