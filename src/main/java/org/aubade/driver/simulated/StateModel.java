package org.aubade.driver.simulated;

import java.util.Map;
import java.util.Optional;
import org.aubade.device.Color;
import org.aubade.device.DeviceKind;
import org.aubade.device.DeviceState;
import org.aubade.device.Message;

/** How the state of a simulated device follows from what it is told. */
final class StateModel {
    private static final String POWER = "power";
    private static final String COLOR = "color";
    private static final String SONG = "song";
    private static final String LID = "lid";
    private static final String FLUSHES = "flushes";
    private static final String CLEANINGS = "cleanings";

    private StateModel() {}

    /** The state of a device that was told nothing yet. */
    static DeviceState initial(DeviceKind kind) {
        return new DeviceState(
                switch (kind) {
                    case LIGHT -> Map.of(POWER, "off", COLOR, "#ffffff");
                    case SPEAKER -> Map.of(POWER, "off");
                    case TOILET -> Map.of(LID, "closed", FLUSHES, 0, CLEANINGS, 0);
                });
    }

    /** Why a device in {@code state} will not do what {@code message} says, or empty if it will. */
    static Optional<String> refusal(DeviceState state, Message message) {
        return switch (message.type()) {
            case PLAY_SONG -> isOn(state) ? Optional.empty() : Optional.of("is switched off; send SWITCH_ON first");
            case SWITCH_ON, SWITCH_OFF, CHANGE_COLOR, OPEN, CLOSE, FLUSH, CLEAN -> Optional.empty();
        };
    }

    /** The state after a device in {@code state} did what {@code message} says. */
    static DeviceState after(DeviceState state, Message message) {
        return switch (message.type()) {
            case SWITCH_ON -> state.with(POWER, "on");
            case SWITCH_OFF -> state.with(POWER, "off").without(SONG);
            case CHANGE_COLOR ->
                Color.parse(message.data())
                        .map(color -> state.with(COLOR, color.toString()))
                        .orElse(state);
            case PLAY_SONG -> state.with(SONG, message.data());
            case OPEN -> state.with(LID, "open");
            case CLOSE -> state.with(LID, "closed");
            case FLUSH -> oneMore(state, FLUSHES);
            case CLEAN -> oneMore(state, CLEANINGS);
        };
    }

    private static boolean isOn(DeviceState state) {
        return "on".equals(state.properties().get(POWER));
    }

    private static DeviceState oneMore(DeviceState state, String count) {
        return state.with(count, state.properties().get(count) instanceof Integer before ? before + 1 : 1);
    }
}
