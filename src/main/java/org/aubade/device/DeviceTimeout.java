package org.aubade.device;

import java.io.Serial;

/** The device has not answered in time; whether it did what it was told is not known. */
public final class DeviceTimeout extends DeviceException {
    @Serial
    private static final long serialVersionUID = 1L;

    public DeviceTimeout(DeviceId id, MessageType type, java.time.Duration timeout) {
        super("device '" + id + "' did not answer " + type + " within " + timeout.toMillis() + " ms");
    }
}
