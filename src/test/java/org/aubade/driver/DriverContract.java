package org.aubade.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.aubade.device.MessageType.CHANGE_COLOR;
import static org.aubade.device.MessageType.CLEAN;
import static org.aubade.device.MessageType.FLUSH;
import static org.aubade.device.MessageType.SWITCH_OFF;
import static org.aubade.device.MessageType.SWITCH_ON;

import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

    @Test
    void the_driver_has_a_name_that_fits_configuration_and_addresses() {
        assertThat(driver().name()).matches("[a-z][a-z0-9-]*");
    }

    @ParameterizedTest
    @EnumSource
    void a_device_is_what_was_asked_for(DeviceKind kind) {
        Device device = device(kind);
        assertThat(device.id()).isEqualTo(ID);
        assertThat(device.name()).isEqualTo("Contract Device");
        assertThat(device.driver()).isEqualTo(driver().name());
        assertThat(device.kind()).isEqualTo(kind);
        assertThat(device.vocabulary().types().isEmpty()).isEqualTo(kind == DeviceKind.SENSOR);
        assertThat(device.state()).isNotNull();
    }

    @Test
    void each_device_has_a_state_of_its_own() {
        Device light = connected(DeviceKind.LIGHT);
        Device other = driver().create(new DeviceId("other"), "Other", settings(DeviceKind.LIGHT));
        await(send(light, SWITCH_ON));
        assertThat(other.state()).isNotEqualTo(light.state());
    }

    @Test
    void an_unknown_setting_is_refused_by_name() {
        Map<String, String> settings = new HashMap<>(settings(DeviceKind.LIGHT));
        settings.put("no-such-setting", "1");
        assertThatThrownBy(() -> driver().create(ID, "Contract Device", settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unknown setting 'no-such-setting'")
                .hasMessageContaining("known: ");
    }

    @ParameterizedTest
    @EnumSource
    void a_device_can_be_connected_and_disconnected_again_and_again(DeviceKind kind) {
        Device device = device(kind);
        for (int i = 0; i < 3; i++) {
            await(device.connect());
            await(device.disconnect());
        }
        assertThat(device.id()).isEqualTo(ID);
    }

    @Test
    void nothing_is_sent_before_the_subscription_and_each_subscription_sends_once() {
        Device toilet = connected(DeviceKind.TOILET);
        Uni<Void> flush = send(toilet, FLUSH);
        assertThat(arrived()).isEmpty();
        await(flush);
        assertThat(arrived()).containsExactly(FLUSH);
        await(flush);
        assertThat(arrived()).containsExactly(FLUSH, FLUSH);
    }

    @Test
    void messages_arrive_in_the_order_in_which_they_were_sent() {
        Device toilet = connected(DeviceKind.TOILET);
        await(send(toilet, FLUSH));
        await(send(toilet, CLEAN));
        assertThat(arrived()).containsExactly(FLUSH, CLEAN);
    }

    @Test
    void the_state_is_as_told_when_the_message_is_answered() {
        Device light = connected(DeviceKind.LIGHT);
        await(send(light, SWITCH_ON));
        assertThat(light.state().properties()).containsEntry("power", "on");
        await(light.send(new Message(CHANGE_COLOR, "#fa0")));
        assertThat(light.state().properties()).containsEntry("color", "#ffaa00");
        await(send(light, SWITCH_OFF));
        assertThat(light.state().properties()).containsEntry("power", "off");
    }

    @ParameterizedTest
    @EnumSource
    void a_message_that_the_device_does_not_understand_is_not_sent(DeviceKind kind) {
        Device device = connected(kind);
        MessageType foreign = kind == DeviceKind.TOILET ? SWITCH_ON : FLUSH;
        assertThatThrownBy(() -> await(send(device, foreign)))
                .isInstanceOf(UnsupportedMessage.class)
                .hasMessageContaining("'" + ID + "' does not understand " + foreign);
        assertThat(arrived()).isEmpty();
    }

    @Test
    void a_cancelled_message_does_not_hinder_the_next() {
        Device light = connected(DeviceKind.LIGHT);
        send(light, SWITCH_ON).subscribe().with(_ -> {}).cancel();
        await(send(light, SWITCH_OFF));
        assertThat(light.state().properties()).containsEntry("power", "off");
    }

    @Test
    void the_service_registers_it_sends_to_it_and_unregisters_it() {
        IotService iot = new IotService(List.of(), DeviceSettings.DEFAULT, time());
        Device toilet = device(DeviceKind.TOILET);
        assertThat(await(iot.register(toilet)))
                .isEqualTo(new RegisteredDevice(toilet, Connection.CONNECTED, toilet.availability(), toilet.state()));
        await(iot.send(ID, Message.of(FLUSH), null));
        await(iot.unregister(ID));
        assertThat(iot.devices()).isEmpty();
        assertThat(arrived()).containsExactly(FLUSH);
    }
}
