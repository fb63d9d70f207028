package org.aubade.device;

import static org.aubade.device.DeviceKind.BUTTON;
import static org.aubade.device.DeviceKind.CLIMATE;
import static org.aubade.device.DeviceKind.COVER;
import static org.aubade.device.DeviceKind.FAN;
import static org.aubade.device.DeviceKind.LIGHT;
import static org.aubade.device.DeviceKind.NUMBER;
import static org.aubade.device.DeviceKind.SCENE;
import static org.aubade.device.DeviceKind.SELECT;
import static org.aubade.device.DeviceKind.SIREN;
import static org.aubade.device.DeviceKind.SPEAKER;
import static org.aubade.device.DeviceKind.SWITCH;
import static org.aubade.device.DeviceKind.TOILET;
import static org.aubade.device.DeviceKind.VACUUM;
import static org.aubade.device.DeviceKind.VALVE;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The type of a message: the format of its data, whether it may be sent twice, and which kinds of device understand it. */
public enum MessageType {
    /** Power on. */
    SWITCH_ON(true, new DataFormat.Nothing(), LIGHT, SPEAKER, SWITCH, FAN, CLIMATE, SIREN),
    /** Power off. */
    SWITCH_OFF(true, new DataFormat.Nothing(), LIGHT, SPEAKER, SWITCH, FAN, CLIMATE, SIREN),
    /** Change to the given colour. */
    CHANGE_COLOR(true, new DataFormat.Colour(), LIGHT),
    /** Play the given song; sent twice, it starts again. */
    PLAY_SONG(true, new DataFormat.Text("a song", 500), SPEAKER),
    /** Open the lid, the blind, the valve. */
    OPEN(true, new DataFormat.Nothing(), TOILET, COVER, VALVE),
    /** Close the lid, the blind, the valve. */
    CLOSE(true, new DataFormat.Nothing(), TOILET, COVER, VALVE),
    /** Flush; sent twice, it flushes twice. */
    FLUSH(false, new DataFormat.Nothing(), TOILET),
    /** Run a cleaning cycle; sent twice, it runs two. */
    CLEAN(false, new DataFormat.Nothing(), TOILET),
    /** Set the brightness; 0 is off. */
    SET_BRIGHTNESS(true, DataFormat.Quantity.percent("a brightness"), LIGHT),
    /** Set the colour temperature of white light. */
    SET_COLOR_TEMPERATURE(true, new DataFormat.Quantity("a colour temperature", 1_000, 20_000, "K"), LIGHT),
    /** Move to the given position; 0 is closed. */
    SET_POSITION(true, DataFormat.Quantity.percent("a position"), COVER, VALVE),
    /** Tilt the slats; 0 is closed. */
    SET_TILT(true, DataFormat.Quantity.percent("a tilt"), COVER),
    /** Stop moving; a speaker stops playing and forgets its song. */
    STOP(true, new DataFormat.Nothing(), COVER, SPEAKER, VACUUM),
    /** Lock the door. */
    LOCK(true, new DataFormat.Nothing(), DeviceKind.LOCK),
    /** Unlock the door; not sent twice, since somebody may have locked it meanwhile. */
    UNLOCK(false, new DataFormat.Nothing(), DeviceKind.LOCK),
    /** Set the volume. */
    SET_VOLUME(true, DataFormat.Quantity.percent("a volume"), SPEAKER),
    /** Pause. */
    PAUSE(true, new DataFormat.Nothing(), SPEAKER, VACUUM),
    /** Resume after a pause. */
    RESUME(true, new DataFormat.Nothing(), SPEAKER),
    /** Heat or cool to the given temperature. */
    SET_TEMPERATURE(true, new DataFormat.Quantity("a temperature", -50, 150, "°C"), CLIMATE),
    /** Change to the given mode. */
    SET_MODE(true, new DataFormat.Text("a mode", 100), CLIMATE, FAN),
    /** Set the speed; 0 is off. */
    SET_SPEED(true, DataFormat.Quantity.percent("a speed"), FAN),
    /** Begin to clean, or resume. */
    START(true, new DataFormat.Nothing(), VACUUM),
    /** Return to the charger. */
    RETURN_HOME(true, new DataFormat.Nothing(), VACUUM),
    /** Press the button; sent twice, it is pressed twice. */
    PRESS(false, new DataFormat.Nothing(), BUTTON),
    /** Choose the given option. */
    SELECT_OPTION(true, new DataFormat.Text("an option", 100), SELECT),
    /** Set the number. */
    SET_VALUE(true, new DataFormat.Quantity("a number", -1e12, 1e12, ""), NUMBER),
    /** Activate the scene. */
    ACTIVATE(true, new DataFormat.Nothing(), SCENE);

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

    /** Whether a second delivery has no further effect, so that a message may be sent again when its answer is unknown. */
    public boolean idempotent() {
        return idempotent;
    }

    /** The format of the data. */
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
