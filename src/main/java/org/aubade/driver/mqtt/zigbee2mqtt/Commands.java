package org.aubade.driver.mqtt.zigbee2mqtt;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.aubade.device.DataFormat;
import org.aubade.device.DeviceKind;
import org.aubade.device.MessageType;
import org.aubade.driver.mqtt.inventory.Answer;
import org.aubade.driver.mqtt.inventory.Command;
import org.aubade.driver.mqtt.inventory.Encoding;

/** Makes the commands of a part of a device from what it exposes. */
final class Commands {
    /**
     * How long to wait for an error of a command that the device never answers. The radio gives up only after seconds, so that an
     * error may come too late; a longer wait would hold up the next message.
     */
    static final Duration UNOPPOSED = Duration.ofMillis(500);

    private static final DataFormat NOTHING = new DataFormat.Nothing();

    private final Map<MessageType, Command> commands = new EnumMap<>(MessageType.class);
    private final Topics topics;

    private Commands(Topics topics) {
        this.topics = topics;
    }

    static Map<MessageType, Command> of(Part part, DeviceKind kind, Topics topics) {
        Commands made = new Commands(topics);
        Expose main = part.main();
        if (main != null) {
            made.main(main, kind);
        } else if (kind == DeviceKind.TOILET) {
            made.toilet(part);
        } else if (kind == DeviceKind.SIREN) {
            made.siren(part);
        }
        return made.commands;
    }

    private void main(Expose main, DeviceKind kind) {
        switch (kind) {
            case LIGHT -> light(main);
            case COVER -> cover(main);
            case LOCK -> main.settable("state").ifPresent(state -> either(state, MessageType.LOCK, MessageType.UNLOCK));
            case FAN -> fan(main);
            case CLIMATE -> climate(main);
            case VALVE -> {
                power(main);
                main.settable("state").ifPresent(state -> either(state, MessageType.OPEN, MessageType.CLOSE));
            }
            default -> power(main);
        }
    }

    private void power(Expose main) {
        main.settable("state")
                .filter(state -> state.type().equals("binary"))
                .ifPresent(state -> either(state, MessageType.SWITCH_ON, MessageType.SWITCH_OFF));
    }

    private void light(Expose light) {
        power(light);
        light.settable("brightness").ifPresent(dimmer -> percent(MessageType.SET_BRIGHTNESS, dimmer, 254));
        light.settable("color_temp").filter(white -> white.range().min() > 0).ifPresent(this::white);
        light.features().stream()
                .filter(feature ->
                        feature.name().equals("color_xy") || feature.name().equals("color_hs"))
                .filter(Expose::isSettable)
                .findFirst()
                .ifPresent(color -> reported(
                        MessageType.CHANGE_COLOR,
                        MessageType.CHANGE_COLOR.dataFormat(),
                        new Payload.Hex(color.property())));
    }

    private void white(Expose white) {
        if (white.range().isKnown()) {
            reported(
                    MessageType.SET_COLOR_TEMPERATURE,
                    new DataFormat.Quantity(
                            "a colour temperature",
                            Math.ceil(ColorFormats.MIRED / white.range().max()),
                            Math.floor(ColorFormats.MIRED / white.range().min()),
                            "K"),
                    new Payload.Mired(white.property()));
        }
    }

    /** A cover with a position reports it after a command with a position, but not after a command to open or close. */
    private void cover(Expose cover) {
        cover.settable("position").ifPresent(position -> {
            percent(MessageType.SET_POSITION, position, 100);
            reported(MessageType.OPEN, NOTHING, Payload.number(position.property(), (long) max(position, 100)));
            reported(MessageType.CLOSE, NOTHING, Payload.number(position.property(), (long) min(position)));
        });
        cover.settable("tilt").ifPresent(tilt -> percent(MessageType.SET_TILT, tilt, 100));
        cover.settable("state").ifPresent(state -> {
            unconfirmed(MessageType.OPEN, state, "OPEN");
            unconfirmed(MessageType.CLOSE, state, "CLOSE");
            unconfirmed(MessageType.STOP, state, "STOP");
        });
    }

    private void fan(Expose fan) {
        power(fan);
        fan.settable("mode").ifPresent(mode -> {
            choice(MessageType.SET_MODE, "a mode", mode);
            option(MessageType.SWITCH_ON, mode, "on");
            option(MessageType.SWITCH_OFF, mode, "off");
        });
        fan.settable("speed").ifPresent(speed -> percent(MessageType.SET_SPEED, speed, 254));
    }

    private void climate(Expose climate) {
        power(climate);
        List.of("occupied_heating_setpoint", "current_heating_setpoint", "occupied_cooling_setpoint").stream()
                .flatMap(name -> climate.settable(name).stream())
                .findFirst()
                .ifPresent(setpoint -> quantity(MessageType.SET_TEMPERATURE, "a temperature", "°C", setpoint));
        climate.settable("system_mode").ifPresent(mode -> {
            choice(MessageType.SET_MODE, "a mode", mode);
            option(MessageType.SWITCH_OFF, mode, "off");
        });
    }

    private void toilet(Part toilet) {
        Kind.flush(toilet).ifPresent(flush -> option(MessageType.FLUSH, flush, "FLUSH"));
        Kind.settable(toilet, "lid_switch").ifPresent(lid -> either(lid, MessageType.OPEN, MessageType.CLOSE));
        Kind.settable(toilet, "cleaning_mode").ifPresent(mode -> {
            choice(MessageType.SET_MODE, "a cleaning mode", mode);
            mode.values().stream()
                    .filter(value -> !value.equalsIgnoreCase("stop") && !value.equalsIgnoreCase("off"))
                    .findFirst()
                    .ifPresent(value -> option(MessageType.CLEAN, mode, value));
        });
        Kind.settable(toilet, "stop_button").ifPresent(stop -> option(MessageType.STOP, stop, "STOP"));
    }

    private void siren(Part siren) {
        Kind.alarm(siren).ifPresent(alarm -> either(alarm, MessageType.SWITCH_ON, MessageType.SWITCH_OFF));
        Kind.warning(siren).ifPresent(warning -> {
            UnaryOperator<String> mode = value -> "{\"" + warning.property() + "\":{\"mode\":\"" + value + "\"}}";
            reported(MessageType.SWITCH_ON, NOTHING, new Encoding.Constant(mode.apply("emergency")));
            reported(MessageType.SWITCH_OFF, NOTHING, new Encoding.Constant(mode.apply("stop")));
        });
    }

    private void either(Expose binary, MessageType on, MessageType off) {
        value(on, binary, binary.on());
        value(off, binary, binary.off());
    }

    private void value(MessageType type, Expose expose, String value) {
        Answer answer = expose.isPublished()
                ? new Answer.Reported(topics.state(), new Confirmed(expose.property(), value))
                : new Answer.Reported(topics.state(), Confirmed.BY_ANY_STATE);
        put(type, NOTHING, Payload.text(expose.property(), value), answer);
    }

    private void option(MessageType type, Expose choice, String value) {
        if (choice.values().contains(value)) {
            reported(type, NOTHING, Payload.text(choice.property(), value));
        }
    }

    private void unconfirmed(MessageType type, Expose choice, String value) {
        if (choice.values().contains(value)) {
            put(type, NOTHING, Payload.text(choice.property(), value), new Answer.Published(UNOPPOSED));
        }
    }

    private void choice(MessageType type, String what, Expose choice) {
        if (!choice.values().isEmpty()) {
            reported(type, new DataFormat.Choice(what, choice.values()), new Payload.Word(choice.property()));
        }
    }

    private void percent(MessageType type, Expose number, double otherwise) {
        reported(type, type.dataFormat(), new Payload.Percent(number.property(), min(number), max(number, otherwise)));
    }

    private void quantity(MessageType type, String what, String unit, Expose number) {
        DataFormat format = number.range().isKnown()
                ? new DataFormat.Quantity(
                        what, number.range().min(), number.range().max(), unit)
                : type.dataFormat();
        reported(type, format, new Payload.Amount(number.property()));
    }

    private void reported(MessageType type, DataFormat format, Encoding encoding) {
        put(type, format, encoding, new Answer.Reported(topics.state(), Confirmed.BY_ANY_STATE));
    }

    /** The first command for a type counts. */
    private void put(MessageType type, DataFormat format, Encoding encoding, Answer answer) {
        commands.putIfAbsent(type, Command.of(format, topics.set(), encoding, answer));
    }

    static double min(Expose number) {
        return number.range().isKnown() ? number.range().min() : 0;
    }

    static double max(Expose number, double otherwise) {
        return number.range().isKnown() ? number.range().max() : otherwise;
    }
}
