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

/** What a device can be told: the form of the data, whether telling it twice does harm, and who understands it. */
public enum MessageType {
    /** Power on. */
    SWITCH_ON(true, new DataFormat.Nothing(), LIGHT, SPEAKER, SWITCH, FAN, CLIMATE, SIREN),
    /** Power off. */
    SWITCH_OFF(true, new DataFormat.Nothing(), LIGHT, SPEAKER, SWITCH, FAN, CLIMATE, SIREN),
    /** Shine in the colour given. */
    CHANGE_COLOR(true, new DataFormat.Colour(), LIGHT),
    /** Play the song named; told twice, it starts again, and one song plays. */
    PLAY_SONG(true, new DataFormat.Text("a song", 500), SPEAKER),
    /** Open the lid, the blind, the valve. */
    OPEN(true, new DataFormat.Nothing(), TOILET, COVER, VALVE),
    /** Close the lid, the blind, the valve. */
    CLOSE(true, new DataFormat.Nothing(), TOILET, COVER, VALVE),
    /** Flush; twice is twice the water. */
    FLUSH(false, new DataFormat.Nothing(), TOILET),
    /** Run a cleaning cycle; twice is two cycles. */
    CLEAN(false, new DataFormat.Nothing(), TOILET),
    /** Shine so brightly; 0 is off. */
    SET_BRIGHTNESS(true, DataFormat.Quantity.percent("a brightness"), LIGHT),
    /** Shine in the white of that temperature. */
    SET_COLOR_TEMPERATURE(true, new DataFormat.Quantity("a colour temperature", 1_000, 20_000, "K"), LIGHT),
    /** Open so far; 0 is closed. */
    SET_POSITION(true, DataFormat.Quantity.percent("a position"), COVER, VALVE),
    /** Tilt the slats so far; 0 is closed. */
    SET_TILT(true, DataFormat.Quantity.percent("a tilt"), COVER),
    /** Stop where you are; a speaker forgets what it plays. */
    STOP(true, new DataFormat.Nothing(), COVER, SPEAKER, VACUUM),
    /** Lock the door. */
    LOCK(true, new DataFormat.Nothing(), DeviceKind.LOCK),
    /** Unlock the door; somebody may have locked it since it was told first. */
    UNLOCK(false, new DataFormat.Nothing(), DeviceKind.LOCK),
    /** Play so loudly. */
    SET_VOLUME(true, DataFormat.Quantity.percent("a volume"), SPEAKER),
    /** Pause what is going on. */
    PAUSE(true, new DataFormat.Nothing(), SPEAKER, VACUUM),
    /** Go on after a pause. */
    RESUME(true, new DataFormat.Nothing(), SPEAKER),
    /** Heat or cool to that temperature. */
    SET_TEMPERATURE(true, new DataFormat.Quantity("a temperature", -50, 150, "°C"), CLIMATE),
    /** Work in the mode named. */
    SET_MODE(true, new DataFormat.Text("a mode", 100), CLIMATE, FAN),
    /** Turn so fast; 0 is off. */
    SET_SPEED(true, DataFormat.Quantity.percent("a speed"), FAN),
    /** Begin to clean, or go on. */
    START(true, new DataFormat.Nothing(), VACUUM),
    /** Go to the charger. */
    RETURN_HOME(true, new DataFormat.Nothing(), VACUUM),
    /** Press the button; twice is two presses. */
    PRESS(false, new DataFormat.Nothing(), BUTTON),
    /** Choose the option named. */
    SELECT_OPTION(true, new DataFormat.Text("an option", 100), SELECT),
    /** Set the number. */
    SET_VALUE(true, new DataFormat.Quantity("a number", -1e12, 1e12, ""), NUMBER),
    /** Make everything as the scene says. */
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
