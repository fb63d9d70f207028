package org.aubade.device;

/** One command to one device; {@code data} is empty where the type takes none, and always fits the type. */
public record Message(MessageType type, String data) {

    /** @throws IllegalArgumentException if {@code data} is not of the form that {@code type} asks for */
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
