package org.aubade.device;

import java.io.Serial;

/** A device with this id is registered already. */
public final class DeviceIdTaken extends DeviceException {
    @Serial
    private static final long serialVersionUID = 1L;

    public DeviceIdTaken(DeviceId id) {
        super("the device id '" + id + "' is taken; choose another or delete that device first");
    }
}
