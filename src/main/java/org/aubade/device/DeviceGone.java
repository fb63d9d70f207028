package org.aubade.device;

import java.io.Serial;

/** The device was unregistered, or the service stopped, before the message was sent. */
public final class DeviceGone extends DeviceException {
    @Serial
    private static final long serialVersionUID = 1L;

    public DeviceGone(DeviceId id) {
        super("device '" + id + "' was disconnected before the message was sent");
    }
}
