package org.aubade.device;

import java.io.Serial;

/** As many messages wait for the device as its queue may hold; this one was not accepted. */
public final class DeviceBusy extends DeviceException {
    @Serial
    private static final long serialVersionUID = 1L;

    public DeviceBusy(DeviceId id, int limit) {
        super("device '" + id + "' is busy: " + limit + " messages wait for it already; try again later");
    }
}
