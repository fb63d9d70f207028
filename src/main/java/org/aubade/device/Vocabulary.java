package org.aubade.device;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The message types that a device understands, each with the format of its data, which may be narrower than that of the type.
 */
public record Vocabulary(Map<MessageType, DataFormat> formats) {
    /** Every type, with the type's own format. */
    public static final Vocabulary EVERYTHING = of(List.of(MessageType.values()));

    private static final Map<DeviceKind, Vocabulary> BY_KIND = Stream.of(DeviceKind.values())
            .collect(Collectors.toUnmodifiableMap(kind -> kind, kind -> of(MessageType.understoodBy(kind))));

    public Vocabulary {
        Map<MessageType, DataFormat> sorted = new EnumMap<>(MessageType.class);
        sorted.putAll(formats);
        formats = Collections.unmodifiableMap(sorted);
    }

    /** The vocabulary of devices of which only the kind is known. */
    public static Vocabulary of(DeviceKind kind) {
        return BY_KIND.getOrDefault(kind, EVERYTHING);
    }

    /** A vocabulary of these types, each with its own format. */
    public static Vocabulary of(Iterable<MessageType> types) {
        Map<MessageType, DataFormat> formats = new EnumMap<>(MessageType.class);
        types.forEach(type -> formats.put(type, type.dataFormat()));
        return new Vocabulary(formats);
    }

    /** The types, in the order of the enum. */
    public Set<MessageType> types() {
        return formats.keySet();
    }

    /** Whether messages of the type are understood. */
    public boolean contains(MessageType type) {
        return formats.containsKey(type);
    }

    /**
     * Why {@code message} is not understood, in words that follow the device: "does not understand FLUSH; it understands
     * SWITCH_ON"; empty if it is understood.
     */
    public Optional<String> complaint(Message message) {
        DataFormat format = formats.get(message.type());
        if (format == null) {
            return Optional.of("does not understand " + message.type() + "; it understands "
                    + (formats.isEmpty()
                            ? "nothing"
                            : types().stream().map(MessageType::name).collect(Collectors.joining(", "))));
        }
        Optional<String> complaint = format.complaint(message.data());
        return complaint.isEmpty() ? complaint : Optional.of(message.type() + " " + complaint.get());
    }
}
