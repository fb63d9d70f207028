package org.aubade.device;

import java.io.Serial;
import org.aubade.text.KnownIds;

/** No device with this id is registered. */
public final class UnknownDevice extends DeviceException {
    @Serial
    private static final long serialVersionUID = 1L;

    public UnknownDevice(DeviceId id, java.util.Collection<DeviceId> known) {
        super("unknown device '" + id + "'; " + KnownIds.describe(known));
    }
}
