package org.aubade.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.aubade.device.MessageType.CHANGE_COLOR;
import static org.aubade.device.MessageType.FLUSH;
import static org.aubade.device.MessageType.SWITCH_OFF;
import static org.aubade.device.MessageType.SWITCH_ON;

import io.smallrye.mutiny.Uni;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.aubade.device.Connection;
import org.aubade.device.Device;
import org.aubade.device.DeviceId;
import org.aubade.device.DeviceKind;
import org.aubade.device.DeviceSettings;
import org.aubade.device.Driver;
import org.aubade.device.IotService;
import org.aubade.device.Message;
import org.aubade.device.MessageType;
import org.aubade.device.RegisteredDevice;
import org.aubade.device.UnsupportedMessage;
import org.aubade.time.TimeSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every driver promises; a driver's test extends it and says how its far side is reached. */
public abstract class DriverContract {
    private static final DeviceId ID = new DeviceId("contract-device");

    /** The driver under test. */
    protected abstract Driver driver();

    /** The kinds of device that the driver makes: all of them unless it says otherwise, one that can be switched at least. */
    protected Set<DeviceKind> kinds() {
        return EnumSet.allOf(DeviceKind.class);
    }

    /** Settings with which the driver makes a device of {@code kind} that answers. */
    protected abstract Map<String, String> settings(DeviceKind kind);

    /** The time that the driver takes. */
    protected abstract TimeSource time();

    /** Lets time pass until {@code uni}, which it subscribes, has ended; its item, or its failure thrown. */
    protected abstract <T extends @Nullable Object> T await(Uni<T> uni);

    /** The messages that have arrived at the far side, in order. */
    protected abstract List<MessageType> arrived();

    private Device device(DeviceKind kind) {
        return driver().create(ID, "Contract Device", settings(kind));
    }

    private Device connected(DeviceKind kind) {
        Device device = device(kind);
        await(device.connect());
        return device;
    }

    /** One that understands SWITCH_ON and SWITCH_OFF. */
    private DeviceKind switchable() {
        return kinds().stream()
                .filter(kind -> SWITCH_ON.understoodBy().contains(kind))
                .findFirst()
                .orElseThrow();
    }

    private Stream<DynamicTest> forEachKind(Consumer<DeviceKind> test) {
        return kinds().stream().map(kind -> DynamicTest.dynamicTest(kind.name(), () -> test.accept(kind)));
    }

    private static Uni<Void> send(Device device, MessageType type) {
        return device.send(Message.of(type));
    }

    @Test
    void the_driver_has_a_name_that_fits_configuration_and_addresses() {
        assertThat(driver().name()).matches("[a-z][a-z0-9-]*");
    }

    @TestFactory
    Stream<DynamicTest> a_device_is_what_was_asked_for() {
        return forEachKind(kind -> {
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
        Device device = connected(switchable());
        Device other = driver().create(new DeviceId("other"), "Other", settings(switchable()));
        await(send(device, SWITCH_ON));
        assertThat(other.state()).isNotEqualTo(device.state());
    }

    @Test
    void an_unknown_setting_is_refused_by_name() {
        Map<String, String> settings = new HashMap<>(settings(switchable()));
        settings.put("no-such-setting", "1");
        assertThatThrownBy(() -> driver().create(ID, "Contract Device", settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unknown setting 'no-such-setting'")
                .hasMessageContaining("known: ");
    }

    @TestFactory
    Stream<DynamicTest> a_device_can_be_connected_and_disconnected_again_and_again() {
        return forEachKind(kind -> {
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
        Uni<Void> on = send(connected(switchable()), SWITCH_ON);
        assertThat(arrived()).isEmpty();
        await(on);
        assertThat(arrived()).containsExactly(SWITCH_ON);
        await(on);
        assertThat(arrived()).containsExactly(SWITCH_ON, SWITCH_ON);
    }

    @Test
    void messages_arrive_in_the_order_in_which_they_were_sent() {
        Device device = connected(switchable());
        await(send(device, SWITCH_OFF));
        await(send(device, SWITCH_ON));
        assertThat(arrived()).containsExactly(SWITCH_OFF, SWITCH_ON);
    }

    @Test
    void the_state_is_as_told_when_the_message_is_answered() {
        Device device = connected(switchable());
        await(send(device, SWITCH_ON));
        assertThat(device.state().properties()).containsEntry("power", "on");
        if (device.vocabulary().contains(CHANGE_COLOR)) {
            await(device.send(new Message(CHANGE_COLOR, "#fa0")));
            assertThat(device.state().properties()).containsEntry("color", "#ffaa00");
        }
        await(send(device, SWITCH_OFF));
        assertThat(device.state().properties()).containsEntry("power", "off");
    }

    @TestFactory
    Stream<DynamicTest> a_message_that_the_device_does_not_understand_is_not_sent() {
        return forEachKind(kind -> {
            Device device = connected(kind);
            MessageType foreign = kind == DeviceKind.TOILET ? SWITCH_ON : FLUSH;
            assertThatThrownBy(() -> await(send(device, foreign)))
                    .isInstanceOf(UnsupportedMessage.class)
                    .hasMessageContaining("'" + ID + "' does not understand " + foreign);
            assertThat(arrived()).isEmpty();
        });
    }

    @Test
    void a_cancelled_message_does_not_hinder_the_next() {
        Device device = connected(switchable());
        send(device, SWITCH_ON).subscribe().with(_ -> {}).cancel();
        await(send(device, SWITCH_OFF));
        assertThat(device.state().properties()).containsEntry("power", "off");
    }

    @Test
    void the_service_registers_it_sends_to_it_and_unregisters_it() {
        IotService iot = new IotService(List.of(), DeviceSettings.DEFAULT, time());
        Device device = device(switchable());
        assertThat(await(iot.register(device)))
                .isEqualTo(new RegisteredDevice(device, Connection.CONNECTED, device.availability(), device.state()));
        await(iot.send(ID, Message.of(SWITCH_OFF), null));
        await(iot.unregister(ID));
        assertThat(iot.devices()).isEmpty();
        assertThat(arrived()).containsExactly(SWITCH_OFF);
    }
}
