package org.aubade.device;

import java.io.Serial;

/** The queue of the device is full; the message was not accepted. */
public final class DeviceBusy extends DeviceException {
    @Serial
    private static final long serialVersionUID = 1L;

    public DeviceBusy(DeviceId id, int limit) {
        super("device '" + id + "' is busy: " + limit + " messages wait for it already; try again later");
    }
}
