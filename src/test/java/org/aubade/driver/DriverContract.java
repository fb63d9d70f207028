package org.aubade.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.aubade.device.MessageType.CHANGE_COLOR;
import static org.aubade.device.MessageType.SWITCH_OFF;
import static org.aubade.device.MessageType.SWITCH_ON;

import io.smallrye.mutiny.Uni;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.aubade.device.Connection;
import org.aubade.device.DataFormat;
import org.aubade.device.Device;
import org.aubade.device.DeviceId;
import org.aubade.device.DeviceKind;
import org.aubade.device.DeviceSettings;
import org.aubade.device.IotService;
import org.aubade.device.Message;
import org.aubade.device.MessageType;
import org.aubade.device.RegisteredDevice;
import org.aubade.device.UnsupportedMessage;
import org.aubade.time.TimeSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every driver promises; a driver's test extends it and says how its far side is reached. */
public abstract class DriverContract {
    private static final DeviceId ID = new DeviceId("contract-device");

    /** The driver under test. */
    protected abstract Driver driver();

    /** Settings with which the driver makes a device of {@code kind} that answers. */
    protected abstract Map<String, String> settings(DeviceKind kind);

    /** The time that the driver takes. */
    protected abstract TimeSource time();

    /** Lets time pass until {@code uni}, which it subscribes, has ended; its item, or its failure thrown. */
    protected abstract <T extends @Nullable Object> T await(Uni<T> uni);

    /** The messages that have arrived at the far side, in order. */
    protected abstract List<MessageType> arrived();

    /** The kinds of device that the driver makes. */
    protected Set<DeviceKind> kinds() {
        return EnumSet.allOf(DeviceKind.class);
    }

    /** What devices of one kind are told, one after the other, and what their state says then. */
    protected List<Told> examples() {
        return List.of(
                new Told(DeviceKind.LIGHT, Message.of(SWITCH_ON), "power", "on"),
                new Told(DeviceKind.LIGHT, new Message(CHANGE_COLOR, "#fa0"), "color", "#ffaa00"),
                new Told(DeviceKind.LIGHT, Message.of(SWITCH_OFF), "power", "off"));
    }

    /** What a device is told, and a property of its state after that. */
    public record Told(DeviceKind kind, Message message, String property, Object value) {}

    private Device device(DeviceKind kind) {
        return driver().create(ID, "Contract Device", settings(kind));
    }

    private Device connected(DeviceKind kind) {
        Device device = device(kind);
        await(device.connect());
        return device;
    }

    private static Uni<Void> send(Device device, MessageType type) {
        return device.send(Message.of(type));
    }

    private static boolean takesNoData(MessageType type) {
        return type.dataFormat() instanceof DataFormat.Nothing;
    }

    /** The messages without data that {@code device} understands, those first that must not be doubled. */
    private static List<MessageType> plain(Device device) {
        return Stream.of(MessageType.values())
                .filter(DriverContract::takesNoData)
                .filter(device.vocabulary()::contains)
                .sorted(Comparator.comparing(MessageType::idempotent))
                .toList();
    }

    /** A kind whose devices have at least two messages without data. */
    private DeviceKind talkative() {
        return kinds().stream()
                .filter(kind -> plain(device(kind)).size() > 1)
                .min(Comparator.comparing(kind -> plain(device(kind)).getFirst().idempotent()))
                .orElseThrow();
    }

    @Test
    void the_driver_has_a_name_that_fits_configuration_and_addresses() {
        assertThat(driver().name()).matches("[a-z][a-z0-9-]*");
    }

    @Test
    void a_device_is_what_was_asked_for() {
        assertThat(kinds()).isNotEmpty().allSatisfy(kind -> {
            Device device = device(kind);
            assertThat(device.id()).isEqualTo(ID);
            assertThat(device.name()).isEqualTo("Contract Device");
            assertThat(device.driver()).isEqualTo(driver().name());
            assertThat(device.kind()).isEqualTo(kind);
            assertThat(device.vocabulary().types().isEmpty()).isEqualTo(kind == DeviceKind.SENSOR);
            assertThat(device.state()).isNotNull();
        });
    }

    @Test
    void each_device_has_a_state_of_its_own() {
        Told told = examples().getFirst();
        Device one = connected(told.kind());
        Device other = driver().create(new DeviceId("other"), "Other", settings(told.kind()));
        await(one.send(told.message()));
        assertThat(other.state()).isNotEqualTo(one.state());
    }

    @Test
    void an_unknown_setting_is_refused_by_name() {
        Map<String, String> settings = new HashMap<>(settings(kinds().iterator().next()));
        settings.put("no-such-setting", "1");
        assertThatThrownBy(() -> driver().create(ID, "Contract Device", settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unknown setting 'no-such-setting'")
                .hasMessageContaining("known: ");
    }

    @Test
    void a_device_can_be_connected_and_disconnected_again_and_again() {
        assertThat(kinds()).allSatisfy(kind -> {
            Device device = device(kind);
            for (int i = 0; i < 3; i++) {
                await(device.connect());
                await(device.disconnect());
            }
            assertThat(device.id()).isEqualTo(ID);
        });
    }

    @Test
    void nothing_is_sent_before_the_subscription_and_each_subscription_sends_once() {
        Device device = connected(talkative());
        MessageType type = plain(device).getFirst();
        Uni<Void> sending = send(device, type);
        assertThat(arrived()).isEmpty();
        await(sending);
        assertThat(arrived()).containsExactly(type);
        await(sending);
        assertThat(arrived()).containsExactly(type, type);
    }

    @Test
    void messages_arrive_in_the_order_in_which_they_were_sent() {
        Device device = connected(talkative());
        List<MessageType> types = plain(device).subList(0, 2);
        types.forEach(type -> await(send(device, type)));
        assertThat(arrived()).isEqualTo(types);
    }

    @Test
    void the_state_is_as_told_when_the_message_is_answered() {
        Device device = connected(examples().getFirst().kind());
        assertThat(examples()).allSatisfy(told -> {
            await(device.send(told.message()));
            assertThat(device.state().properties()).containsEntry(told.property(), told.value());
        });
    }

    @Test
    void a_message_that_the_device_does_not_understand_is_not_sent() {
        assertThat(kinds()).allSatisfy(kind -> {
            Device device = connected(kind);
            MessageType foreign = Stream.of(MessageType.values())
                    .filter(type -> takesNoData(type) && !device.vocabulary().contains(type))
                    .findFirst()
                    .orElseThrow();
            assertThatThrownBy(() -> await(send(device, foreign)))
                    .isInstanceOf(UnsupportedMessage.class)
                    .hasMessageContaining("'" + ID + "' does not understand " + foreign);
            await(device.disconnect());
        });
        assertThat(arrived()).isEmpty();
    }

    @Test
    void a_cancelled_message_does_not_hinder_the_next() {
        Told told = examples().getLast();
        Device device = connected(told.kind());
        device.send(examples().getFirst().message()).subscribe().with(_ -> {}).cancel();
        await(device.send(told.message()));
        assertThat(device.state().properties()).containsEntry(told.property(), told.value());
    }

    @Test
    void the_service_registers_it_sends_to_it_and_unregisters_it() {
        IotService iot = new IotService(List.of(), DeviceSettings.DEFAULT, time());
        Device device = device(talkative());
        MessageType type = plain(device).getFirst();
        assertThat(await(iot.register(device)))
                .isEqualTo(new RegisteredDevice(device, Connection.CONNECTED, device.availability(), device.state()));
        await(iot.send(ID, Message.of(type), null));
        await(iot.unregister(ID));
        assertThat(iot.devices()).isEmpty();
        assertThat(arrived()).containsExactly(type);
    }
}
