package org.aubade.device;

import java.io.Serial;

/** The device does not understand the message type, or not with this data. */
public final class UnsupportedMessage extends DeviceException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** @param complaint the result of {@link Vocabulary#complaint} */
    public UnsupportedMessage(DeviceId id, String complaint) {
        super("device '" + id + "' " + complaint);
    }
}
