package org.aubade.device;

import java.io.Serial;

/** The device does not understand messages of the type. */
public final class UnsupportedMessage extends DeviceException {
    @Serial
    private static final long serialVersionUID = 1L;

    public UnsupportedMessage(DeviceId id, MessageType type, java.util.Collection<MessageType> understood) {
        super("device '" + id + "' does not understand " + type + "; it understands "
                + understood.stream()
                        .sorted()
                        .map(MessageType::name)
                        .collect(java.util.stream.Collectors.joining(", ")));
    }
}
