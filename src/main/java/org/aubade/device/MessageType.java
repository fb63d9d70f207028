package org.aubade.device;

import static org.aubade.device.DeviceKind.LIGHT;
import static org.aubade.device.DeviceKind.SPEAKER;
import static org.aubade.device.DeviceKind.TOILET;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a device can be told: the form of the data, whether telling it twice does harm, and who understands it. */
public enum MessageType {
    /** Power on. */
    SWITCH_ON(true, new DataFormat.Nothing(), LIGHT, SPEAKER),
    /** Power off. */
    SWITCH_OFF(true, new DataFormat.Nothing(), LIGHT, SPEAKER),
    /** Shine in the colour given. */
    CHANGE_COLOR(true, new DataFormat.Colour(), LIGHT),
    /** Play the song named; told twice, it starts again, and one song plays. */
    PLAY_SONG(true, new DataFormat.Text("a song", 500), SPEAKER),
    /** Open the lid. */
    OPEN(true, new DataFormat.Nothing(), TOILET),
    /** Close the lid. */
    CLOSE(true, new DataFormat.Nothing(), TOILET),
    /** Flush; twice is twice the water. */
    FLUSH(false, new DataFormat.Nothing(), TOILET),
    /** Run a cleaning cycle; twice is two cycles. */
    CLEAN(false, new DataFormat.Nothing(), TOILET);

    private static final Map<DeviceKind, Set<MessageType>> BY_KIND = Stream.of(DeviceKind.values())
            .collect(Collectors.toUnmodifiableMap(
                    kind -> kind,
                    kind -> Stream.of(values())
                            .filter(type -> type.understoodBy.contains(kind))
                            .collect(Collectors.toUnmodifiableSet())));

    private final boolean idempotent;

    @SuppressWarnings("ImmutableEnumChecker") // every DataFormat is a record of constants
    private final DataFormat dataFormat;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable copy
    private final Set<DeviceKind> understoodBy;

    MessageType(boolean idempotent, DataFormat dataFormat, DeviceKind first, DeviceKind... others) {
        this.idempotent = idempotent;
        this.dataFormat = dataFormat;
        this.understoodBy = Set.copyOf(EnumSet.of(first, others));
    }

    /** Whether delivering it a second time leaves the device as the first time did, so that a doubt may be resent. */
    public boolean idempotent() {
        return idempotent;
    }

    /** What the data must look like. */
    public DataFormat dataFormat() {
        return dataFormat;
    }

    /** The kinds of device that understand this type. */
    public Set<DeviceKind> understoodBy() {
        return understoodBy;
    }

    /** Every type that devices of {@code kind} understand. */
    public static Set<MessageType> understoodBy(DeviceKind kind) {
        return BY_KIND.getOrDefault(kind, Set.of());
    }
}
