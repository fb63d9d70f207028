package org.aubade.device;

/** One command to a device. The data always fits the type; it is empty if the type takes none. */
public record Message(MessageType type, String data) {

    /** @throws IllegalArgumentException if {@code data} does not fit {@code type} */
    public Message {
        type.dataFormat().complaint(data).ifPresent(complaint -> {
            throw new IllegalArgumentException(type + " " + complaint);
        });
    }

    /** A message without data. */
    public static Message of(MessageType type) {
        return new Message(type, "");
    }
}
