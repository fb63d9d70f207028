package org.aubade.driver.simulated;

import java.util.Map;
import java.util.Optional;
import org.aubade.device.Color;
import org.aubade.device.DeviceKind;
import org.aubade.device.DeviceState;
import org.aubade.device.Message;

/** The effect of messages on the state of simulated devices. */
final class StateModel {
    private static final String POWER = "power";
    private static final String COLOR = "color";
    private static final String SONG = "song";
    private static final String LID = "lid";
    private static final String FLUSHES = "flushes";
    private static final String CLEANINGS = "cleanings";
    private static final String POSITION = "position";
    private static final String LOCK = "lock";
    private static final String ACTIVITY = "activity";
    private static final String PRESSES = "presses";

    private StateModel() {}

    /** The state of a device before its first message. */
    static DeviceState initial(DeviceKind kind) {
        return new DeviceState(
                switch (kind) {
                    case LIGHT -> Map.of(POWER, "off", COLOR, "#ffffff");
                    case SPEAKER -> Map.of(POWER, "off");
                    case TOILET -> Map.of(LID, "closed", FLUSHES, 0, CLEANINGS, 0);
                    case SWITCH, FAN, CLIMATE, SIREN -> Map.of(POWER, "off");
                    case COVER, VALVE -> Map.of(POSITION, 0);
                    case LOCK -> Map.of(LOCK, "locked");
                    case VACUUM -> Map.of(ACTIVITY, "docked");
                    case BUTTON -> Map.of(PRESSES, 0);
                    case SELECT, NUMBER, SCENE, SENSOR -> Map.of();
                });
    }

    /** Why a device in {@code state} refuses {@code message}; empty if it executes it. */
    static Optional<String> refusal(DeviceState state, Message message) {
        return switch (message.type()) {
            case PLAY_SONG -> isOn(state) ? Optional.empty() : Optional.of("is switched off; send SWITCH_ON first");
            case RESUME ->
                state.properties().containsKey(SONG) ? Optional.empty() : Optional.of("has nothing to go on with");
            case SWITCH_ON,
                    SWITCH_OFF,
                    CHANGE_COLOR,
                    OPEN,
                    CLOSE,
                    FLUSH,
                    CLEAN,
                    SET_BRIGHTNESS,
                    SET_COLOR_TEMPERATURE,
                    SET_POSITION,
                    SET_TILT,
                    STOP,
                    LOCK,
                    UNLOCK,
                    SET_VOLUME,
                    PAUSE,
                    SET_TEMPERATURE,
                    SET_MODE,
                    SET_SPEED,
                    START,
                    RETURN_HOME,
                    PRESS,
                    SELECT_OPTION,
                    SET_VALUE,
                    ACTIVATE -> Optional.empty();
        };
    }

    /** The state after a device in {@code state} has executed {@code message}. */
    static DeviceState after(DeviceState state, Message message) {
        return switch (message.type()) {
            case SWITCH_ON -> state.with(POWER, "on");
            case SWITCH_OFF -> state.with(POWER, "off").without(SONG).without(ACTIVITY);
            case CHANGE_COLOR ->
                Color.parse(message.data())
                        .map(color -> state.with(COLOR, color.toString()))
                        .orElse(state);
            case PLAY_SONG -> state.with(SONG, message.data()).without(ACTIVITY);
            case OPEN -> state.properties().containsKey(LID) ? state.with(LID, "open") : state.with(POSITION, 100);
            case CLOSE -> state.properties().containsKey(LID) ? state.with(LID, "closed") : state.with(POSITION, 0);
            case FLUSH -> oneMore(state, FLUSHES);
            case CLEAN -> oneMore(state, CLEANINGS);
            case SET_BRIGHTNESS ->
                state.with("brightness", number(message)).with(POWER, isZero(message) ? "off" : "on");
            case SET_COLOR_TEMPERATURE -> state.with("colorTemperature", number(message));
            case SET_POSITION -> state.with(POSITION, number(message));
            case SET_TILT -> state.with("tilt", number(message));
            case STOP -> stopped(state);
            case LOCK -> state.with(LOCK, "locked");
            case UNLOCK -> state.with(LOCK, "unlocked");
            case SET_VOLUME -> state.with("volume", number(message));
            case PAUSE -> state.with(ACTIVITY, "paused");
            case RESUME -> state.without(ACTIVITY);
            case SET_TEMPERATURE -> state.with("temperature", number(message));
            case SET_MODE -> state.with("mode", message.data());
            case SET_SPEED -> state.with("speed", number(message)).with(POWER, isZero(message) ? "off" : "on");
            case START -> state.with(ACTIVITY, "cleaning");
            case RETURN_HOME -> state.with(ACTIVITY, "docked");
            case PRESS -> oneMore(state, PRESSES);
            case SELECT_OPTION -> state.with("option", message.data());
            case SET_VALUE -> state.with("value", number(message));
            case ACTIVATE -> state;
        };
    }

    /** A stopped speaker has no song; a stopped vacuum cleaner and a stopped cover stay where they are. */
    private static DeviceState stopped(DeviceState state) {
        if (state.properties().containsKey(POWER)) {
            return state.without(SONG).without(ACTIVITY);
        }
        return state.properties().containsKey(ACTIVITY) ? state.with(ACTIVITY, "stopped") : state;
    }

    private static Number number(Message message) {
        double value = Double.parseDouble(message.data());
        return value == Math.rint(value) ? (Number) (long) value : (Number) value;
    }

    private static boolean isZero(Message message) {
        return Double.parseDouble(message.data()) == 0;
    }

    private static boolean isOn(DeviceState state) {
        return "on".equals(state.properties().get(POWER));
    }

    private static DeviceState oneMore(DeviceState state, String count) {
        return state.with(count, state.properties().get(count) instanceof Integer before ? before + 1 : 1);
    }
}
