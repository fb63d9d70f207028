package org.aubade.device;

import java.io.Serial;

/** The device, or its connection, answered that it will not do it. */
public final class DeviceRefused extends DeviceException {
    @Serial
    private static final long serialVersionUID = 1L;

    public DeviceRefused(DeviceId id, String why) {
        super("device '" + id + "' " + why);
    }
}
