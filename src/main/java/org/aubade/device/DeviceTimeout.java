package org.aubade.device;

import java.io.Serial;
import java.time.Duration;
import java.util.Optional;

/** The device has not answered in time; whether it executed the message is unknown. */
public final class DeviceTimeout extends DeviceException {
    @Serial
    private static final long serialVersionUID = 1L;

    public DeviceTimeout(DeviceId id, MessageType type, Duration timeout) {
        this(id, type, timeout, Optional.empty());
    }

    /** @param via what the device is reached through; empty if it is reached directly */
    public DeviceTimeout(DeviceId id, MessageType type, Duration timeout, Optional<String> via) {
        super("device '" + id + "' did not answer " + type + " within " + timeout.toMillis() + " ms"
                + via.map(through -> ", through " + through).orElse(""));
    }
}
