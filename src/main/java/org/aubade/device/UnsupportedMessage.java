package org.aubade.device;

import java.io.Serial;

/** The device does not understand messages of the type, or not with such data. */
public final class UnsupportedMessage extends DeviceException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** @param complaint what {@link Vocabulary#complaint} says */
    public UnsupportedMessage(DeviceId id, String complaint) {
        super("device '" + id + "' " + complaint);
    }
}
