package org.aubade.driver;

import java.util.Map;
import org.aubade.device.Device;
import org.aubade.device.DeviceId;

/** Makes devices of one technology. Every driver passes {@code DriverContract}. */
public interface Driver {
    /** Its name in configuration and REST, such as {@code simulated}. */
    String name();

    /**
     * A new device, not yet connected.
     *
     * @param settings the settings of the driver, by name; the values are scalars as text
     * @throws IllegalArgumentException if a setting is unknown or bad, naming it and what would work
     */
    Device create(DeviceId id, String name, Map<String, String> settings);
}
