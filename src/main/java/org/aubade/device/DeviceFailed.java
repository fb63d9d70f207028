package org.aubade.device;

import java.io.Serial;

/** Something went wrong on the way to the device or back; whether the device executed the message is unknown. */
public final class DeviceFailed extends DeviceException {
    @Serial
    private static final long serialVersionUID = 1L;

    public DeviceFailed(DeviceId id, String why) {
        super("device '" + id + "' " + why);
    }
}
