package org.aubade.device;

import java.io.Serial;

/** The device has certainly not executed the message: it, or what stands between, refused it. */
public final class DeviceRefused extends DeviceException {
    @Serial
    private static final long serialVersionUID = 1L;

    public DeviceRefused(DeviceId id, String why) {
        super("device '" + id + "' " + why);
    }
}
