package org.aubade.device;

import java.io.Serial;

/** A failure between a message and its answer; the text says what failed, for which device, and what would work. */
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

    /** It is an expected outcome and not a bug, so that it has no stack trace. */
    DeviceException(String message) {
        super(message, null, false, false);
    }
}
