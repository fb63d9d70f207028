package org.aubade.device;

/** The kind of a device, from which follows which messages it understands unless it says otherwise. */
public enum DeviceKind {
    LIGHT,
    SPEAKER,
    TOILET,
    /** A socket, a relay: anything that is on or off. */
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
    /** Something that can only be pressed. */
    BUTTON,
    /** A choice between several options. */
    SELECT,
    /** A number that can be set. */
    NUMBER,
    /** Stored states of other devices that can be activated. */
    SCENE,
    /** A device that reports and takes no messages. */
    SENSOR
}
