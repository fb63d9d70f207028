package org.aubade.driver.mqtt.inventory;

import org.aubade.device.DeviceId;
import org.aubade.device.DeviceKind;
import org.jspecify.annotations.Nullable;

/**
 * Who a device is.
 *
 * @param name its name for people
 * @param room the room in which it is, for people; null if that is not known
 */
public record Identity(
        DeviceId id, String name, DeviceKind kind, @Nullable String room) {}
