package org.aubade.device;

/** What a device is, and thereby which message types it understands unless it says otherwise. */
public enum DeviceKind {
    LIGHT,
    SPEAKER,
    TOILET,
    /** A socket, a relay: whatever is on or off. */
    SWITCH,
    /** A blind, a curtain, a garage door. */
    COVER,
    VALVE,
    LOCK,
    FAN,
    /** A thermostat, a heater, an air conditioner. */
    CLIMATE,
    /** A robot that cleans floors. */
    VACUUM,
    SIREN,
    /** What can only be pressed. */
    BUTTON,
    /** One of several options. */
    SELECT,
    /** A number that can be set. */
    NUMBER,
    /** What other devices shall be like. */
    SCENE,
    /** What tells, and cannot be told anything. */
    SENSOR
}
