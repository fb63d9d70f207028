package org.aubade.device;

import java.io.Serial;

/** What can go wrong between a message and its answer; each says what, which device and what would work. */
public abstract sealed class DeviceException extends RuntimeException
        permits UnknownDevice,
                DeviceIdTaken,
                UnsupportedMessage,
                DeviceBusy,
                DeviceTimeout,
                DeviceFailed,
                DeviceRefused,
                DeviceGone {
    @Serial
    private static final long serialVersionUID = 1L;

    /** An expected outcome, not a bug: it has no stack trace. */
    DeviceException(String message) {
        super(message, null, false, false);
    }
}
