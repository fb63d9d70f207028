package org.aubade.device;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.device.MessageType.CLEAN;
import static org.aubade.device.MessageType.FLUSH;
import static org.aubade.device.MessageType.OPEN;
import static org.aubade.device.MessageType.PLAY_SONG;
import static org.aubade.device.MessageType.SWITCH_OFF;
import static org.aubade.device.MessageType.SWITCH_ON;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.util.List;
import org.aubade.time.VirtualTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IotServiceTest {
    private final VirtualTime time = new VirtualTime();
    private final FakeDevice light = slow(FakeDevice.light("light", time.source()));
    private final FakeDevice speaker = slow(FakeDevice.speaker("speaker", time.source()));
    private final FakeDevice toilet = slow(FakeDevice.toilet("toilet", time.source()));
    private final IotService iot = service();

    private static FakeDevice slow(FakeDevice device) {
        Answer half = Answer.after(ofMillis(500));
        return device.connecting(half).answering(half).disconnecting(half);
    }

    private IotService service(Device... home) {
        return new IotService(List.of(home), DeviceSettings.DEFAULT, time.source());
    }

    private static <T extends @Nullable Object> UniAssertSubscriber<T> start(Uni<T> uni) {
        return uni.subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    private UniAssertSubscriber<Void> send(IotService service, Device device, MessageType type) {
        return start(service.send(device.id(), Message.of(type), null));
    }

    private void register(Device device) {
        UniAssertSubscriber<RegisteredDevice> registering = start(iot.register(device));
        time.advance(ofMillis(500));
        registering.assertCompleted();
    }

    @Test
    void registering_connects_and_gives_the_device_its_id() {
        UniAssertSubscriber<RegisteredDevice> registering = start(iot.register(light));
        time.advance(ofMillis(499));
        registering.assertNotTerminated();
        assertThat(iot.find(light.id()))
                .hasValue(new RegisteredDevice(light, Connection.CONNECTING, Availability.UNKNOWN, light.state()));

        time.advance(ofMillis(1));
        registering.assertItem(new RegisteredDevice(light, Connection.CONNECTED, Availability.UNKNOWN, light.state()));
        assertThat(iot.find(light.id()))
                .hasValue(new RegisteredDevice(light, Connection.CONNECTED, Availability.UNKNOWN, light.state()));
        assertThat(light.connects()).isEqualTo(1);
        assertThat(time.pending()).as("timers left behind").isZero();
    }

    @Test
    void a_registration_that_is_not_subscribed_does_nothing() {
        Uni<RegisteredDevice> registration = iot.register(light);
        time.advance(ofSeconds(1));
        assertThat(registration).isNotNull();
        assertThat(light.connects()).isZero();
        assertThat(iot.devices()).isEmpty();
    }

    @Test
    void three_devices_are_registered_in_half_a_second_not_one_and_a_half() {
        UniAssertSubscriber<List<RegisteredDevice>> registering =
                start(iot.registerAll(List.of(light, speaker, toilet)));
        time.advance(ofMillis(499));
        registering.assertNotTerminated();
        time.advance(ofMillis(1));
        registering.assertCompleted();
        assertThat(registering.getItem()).extracting(RegisteredDevice::device).containsExactly(light, speaker, toilet);
        assertThat(iot.ids()).containsExactly(light.id(), speaker.id(), toilet.id());
    }

    @Test
    void the_home_is_opened_in_half_a_second_and_known_at_once() {
        IotService home = service(light, speaker, toilet);
        UniAssertSubscriber<Void> opening = start(home.open());
        assertThat(home.devices()).extracting(RegisteredDevice::connection).containsOnly(Connection.CONNECTING);
        assertThat(home.devices()).hasSize(3);
        time.advance(ofMillis(500));
        opening.assertCompleted();
        assertThat(home.devices()).extracting(RegisteredDevice::connection).containsOnly(Connection.CONNECTED);
    }

    @Test
    void nothing_to_register_is_no_failure() {
        start(iot.open()).assertCompleted();
        start(iot.registerAll(List.of())).assertItem(List.of());
        start(iot.drain()).assertCompleted();
        start(iot.close()).assertCompleted();
    }

    @Test
    void when_one_of_many_cannot_be_registered_the_others_are_and_its_failure_is_told() {
        speaker.connecting(Answer.failing(new DeviceRefused(speaker.id(), "has no plug")));
        UniAssertSubscriber<List<RegisteredDevice>> registering =
                start(iot.registerAll(List.of(light, speaker, toilet)));
        time.advance(ofMillis(500));
        registering.assertFailedWith(DeviceRefused.class, "device 'speaker' has no plug");
        assertThat(iot.ids()).containsExactly(light.id(), toilet.id());
    }

    @Test
    void an_id_that_is_taken_is_refused_and_the_holder_keeps_it() {
        register(light);
        FakeDevice other = FakeDevice.speaker("light", time.source());
        start(iot.register(other)).assertFailedWith(DeviceIdTaken.class, "the device id 'light' is taken");
        assertThat(other.connects()).isZero();
        assertThat(iot.find(light.id())).map(RegisteredDevice::device).hasValue(light);
    }

    @Test
    void a_device_that_cannot_be_connected_is_not_registered() {
        light.connecting(Answer.failingAfter(ofMillis(500), new DeviceRefused(light.id(), "has no bulb")));
        UniAssertSubscriber<RegisteredDevice> registering = start(iot.register(light));
        UniAssertSubscriber<Void> waiting = send(iot, light, SWITCH_ON);
        time.advance(ofMillis(500));
        registering.assertFailedWith(DeviceRefused.class, "device 'light' has no bulb");
        waiting.assertFailedWith(DeviceGone.class, "device 'light' was disconnected before the message was sent");
        assertThat(iot.devices()).isEmpty();
    }

    @Test
    void a_device_that_never_connects_is_given_up_after_the_connect_timeout() {
        light.connecting(Answer.never());
        UniAssertSubscriber<RegisteredDevice> registering = start(iot.register(light));
        time.advance(ofSeconds(10));
        registering.assertFailedWith(DeviceRefused.class, "device 'light' could not be connected within 10000 ms");
        assertThat(iot.devices()).isEmpty();
    }

    @Test
    void a_device_that_throws_does_not_keep_its_id() {
        start(iot.register(new BrokenDevice(light))).assertFailedWith(IllegalStateException.class, "no water");
        assertThat(iot.devices()).isEmpty();
        register(light);
    }

    @Test
    void a_cancelled_registration_frees_the_id() {
        start(iot.register(light)).cancel();
        assertThat(iot.devices()).isEmpty();
        time.advance(ofSeconds(1));
        assertThat(iot.devices()).isEmpty();
        register(light);
    }

    @Test
    void unregistering_lets_the_message_in_flight_end_then_disconnects_and_forgets() {
        register(light);
        UniAssertSubscriber<Void> inFlight = send(iot, light, SWITCH_ON);
        UniAssertSubscriber<Void> waiting = send(iot, light, SWITCH_OFF);
        UniAssertSubscriber<Void> unregistering = start(iot.unregister(light.id()));

        waiting.assertFailedWith(DeviceGone.class, "device 'light' was disconnected before the message was sent");
        assertThat(light.disconnects()).isZero();
        time.advance(ofMillis(500));
        inFlight.assertCompleted();
        assertThat(light.disconnects()).isEqualTo(1);
        unregistering.assertNotTerminated();
        time.advance(ofMillis(500));
        unregistering.assertCompleted();
        assertThat(iot.find(light.id())).isEmpty();
        send(iot, light, SWITCH_ON).assertFailedWith(UnknownDevice.class, "unknown device 'light'; none is known");
        assertThat(light.toldTypes()).containsExactly(SWITCH_ON);
    }

    @Test
    void unregistering_twice_at_once_disconnects_once() {
        register(light);
        UniAssertSubscriber<Void> first = start(iot.unregister(light.id()));
        UniAssertSubscriber<Void> second = start(iot.unregister(light.id()));
        time.advance(ofMillis(500));
        first.assertCompleted();
        second.assertCompleted();
        assertThat(light.disconnects()).isEqualTo(1);
    }

    @Test
    void a_device_that_does_not_disconnect_is_forgotten_all_the_same() {
        register(light);
        light.disconnecting(Answer.never());
        UniAssertSubscriber<Void> unregistering = start(iot.unregister(light.id()));
        time.advance(ofSeconds(10));
        unregistering.assertFailedWith(DeviceRefused.class, "device 'light' did not disconnect within 10000 ms");
        assertThat(iot.devices()).isEmpty();
    }

    @Test
    void one_who_stops_waiting_for_the_unregistration_does_not_stop_it() {
        register(light);
        UniAssertSubscriber<Void> unregistering = start(iot.unregister(light.id()));
        time.advance(ofMillis(100));
        unregistering.cancel();
        time.advance(ofMillis(400));
        assertThat(iot.devices()).isEmpty();
        assertThat(light.disconnects()).isEqualTo(1);
    }

    @Test
    void a_device_that_is_unregistered_while_it_connects_is_disconnected_in_the_end() {
        UniAssertSubscriber<RegisteredDevice> registering = start(iot.register(light));
        time.advance(ofMillis(100));
        light.disconnecting(Answer.now());
        start(iot.unregister(light.id())).assertCompleted();
        time.advance(ofMillis(400));
        registering.assertFailedWith(DeviceRefused.class, "device 'light' was removed while it was being connected");
        assertThat(light.disconnects()).isEqualTo(2);
        assertThat(iot.devices()).isEmpty();
    }

    @Test
    void an_unknown_device_is_named_together_with_those_known() {
        register(speaker);
        register(light);
        DeviceId lmap = new DeviceId("lmap");
        start(iot.send(lmap, Message.of(SWITCH_ON), null))
                .assertFailedWith(UnknownDevice.class, "unknown device 'lmap'; known: light, speaker");
        start(iot.unregister(lmap)).assertFailedWith(UnknownDevice.class, "unknown device 'lmap'");
        assertThat(iot.find(lmap)).isEmpty();
    }

    @Test
    void a_message_that_the_device_does_not_understand_is_refused_before_it_is_sent() {
        register(light);
        send(iot, light, FLUSH)
                .assertFailedWith(
                        UnsupportedMessage.class,
                        "device 'light' does not understand FLUSH; it understands SWITCH_ON, SWITCH_OFF, CHANGE_COLOR,"
                                + " SET_BRIGHTNESS, SET_COLOR_TEMPERATURE");
        assertThat(light.told()).isEmpty();
    }

    @Test
    void devices_do_not_wait_for_each_other() {
        register(light);
        register(toilet);
        light.answering(Answer.never());
        send(iot, light, SWITCH_ON).assertNotTerminated();
        UniAssertSubscriber<Void> flush = send(iot, toilet, FLUSH);
        UniAssertSubscriber<Void> clean = send(iot, toilet, CLEAN);
        time.advance(ofSeconds(1));
        flush.assertCompleted();
        clean.assertCompleted();
    }

    @Test
    void messages_wait_while_the_device_is_being_connected() {
        IotService home = service(speaker);
        start(home.open()).assertNotTerminated();
        UniAssertSubscriber<Void> on = send(home, speaker, SWITCH_ON);
        UniAssertSubscriber<Void> play = start(home.send(speaker.id(), new Message(PLAY_SONG, "Aubade"), null));
        assertThat(speaker.told()).isEmpty();
        time.advance(ofSeconds(1));
        on.assertCompleted();
        time.advance(ofMillis(500));
        play.assertCompleted();
        assertThat(speaker.toldTypes()).containsExactly(SWITCH_ON, PLAY_SONG);
    }

    @Test
    void a_device_that_cannot_be_reached_refuses_messages_and_is_tried_again_until_it_can() {
        Answer unreachable = Answer.failing(new DeviceRefused(toilet.id(), "is out of range"));
        toilet.connectingNext(unreachable, unreachable, unreachable);
        IotService home = service(toilet);
        UniAssertSubscriber<Void> opening = start(home.open());
        opening.assertCompleted();
        assertThat(home.find(toilet.id())).map(RegisteredDevice::connection).hasValue(Connection.DISCONNECTED);
        send(home, toilet, FLUSH)
                .assertFailedWith(
                        DeviceRefused.class, "device 'toilet' is not connected: device 'toilet' is out of range");

        time.advance(ofMillis(999));
        assertThat(toilet.connects()).isEqualTo(1);
        time.advance(ofMillis(1));
        assertThat(toilet.connects()).isEqualTo(2);
        time.advance(ofSeconds(2));
        assertThat(toilet.connects()).isEqualTo(3);
        time.advance(ofSeconds(4).plusMillis(500));
        assertThat(toilet.connects()).isEqualTo(4);

        assertThat(home.find(toilet.id())).map(RegisteredDevice::connection).hasValue(Connection.CONNECTED);
        UniAssertSubscriber<Void> flush = send(home, toilet, FLUSH);
        time.advance(ofMillis(500));
        flush.assertCompleted();
        time.advance(DeviceSettings.DEFAULT.messageTimeout());
        assertThat(time.pending()).as("timers left behind").isZero();
    }

    @Test
    void a_device_that_stays_away_is_tried_once_a_minute() {
        light.connecting(Answer.failing(new DeviceRefused(light.id(), "is out of range")));
        start(service(light).open()).assertCompleted();
        time.advance(ofHours(1));
        int before = light.connects();
        time.advance(ofHours(1));
        assertThat(light.connects() - before).isEqualTo(60);
    }

    @Test
    void a_device_that_is_unregistered_while_it_is_out_of_reach_is_tried_no_more() {
        light.connecting(Answer.failing(new DeviceRefused(light.id(), "is out of range")));
        IotService home = service(light);
        start(home.open()).assertCompleted();
        start(home.unregister(light.id())).assertNotTerminated();
        time.advance(ofMinutes(10));
        assertThat(light.connects()).isEqualTo(1);
        assertThat(home.devices()).isEmpty();
        assertThat(time.pending()).as("timers left behind").isZero();
    }

    @Test
    void a_device_that_throws_when_it_is_connected_does_not_keep_the_others_from_it() {
        IotService home = service(new BrokenDevice(light), toilet);
        UniAssertSubscriber<Void> opening = start(home.open());
        time.advance(ofMillis(500));
        opening.assertCompleted();
        assertThat(home.find(light.id())).map(RegisteredDevice::connection).hasValue(Connection.DISCONNECTED);
        assertThat(home.find(toilet.id())).map(RegisteredDevice::connection).hasValue(Connection.CONNECTED);
    }

    @Test
    void draining_lets_what_is_in_flight_end_and_refuses_the_rest() {
        register(light);
        register(toilet);
        UniAssertSubscriber<Void> on = send(iot, light, SWITCH_ON);
        UniAssertSubscriber<Void> open = send(iot, toilet, OPEN);
        UniAssertSubscriber<Void> flush = send(iot, toilet, FLUSH);
        UniAssertSubscriber<Void> draining = start(iot.drain());

        flush.assertFailedWith(DeviceGone.class, "device 'toilet' was disconnected");
        draining.assertNotTerminated();
        time.advance(ofMillis(500));
        on.assertCompleted();
        open.assertCompleted();
        draining.assertCompleted();
        send(iot, light, SWITCH_OFF).assertFailedWith(DeviceGone.class, "device 'light' was disconnected");
    }

    @Test
    void closing_disconnects_all_at_once_whatever_fails() {
        register(light);
        register(speaker);
        register(toilet);
        speaker.disconnecting(Answer.failing(new DeviceRefused(speaker.id(), "hangs on")));
        UniAssertSubscriber<Void> closing = start(iot.close());
        time.advance(ofMillis(500));
        closing.assertCompleted();
        assertThat(iot.devices()).isEmpty();
        assertThat(List.of(light.disconnects(), speaker.disconnects(), toilet.disconnects()))
                .containsOnly(1);
    }

    @Test
    void listeners_hear_what_changes() {
        AssertSubscriber<DeviceEvent> listener = iot.events().subscribe().withSubscriber(AssertSubscriber.create(100));
        register(light);
        send(iot, light, SWITCH_ON).assertNotTerminated();
        time.advance(ofMillis(500));
        start(iot.unregister(light.id())).assertNotTerminated();
        time.advance(ofMillis(500));
        assertThat(listener.getItems())
                .extracting(DeviceEvent::change)
                .containsExactly(
                        DeviceEvent.Change.REGISTERED,
                        DeviceEvent.Change.CONNECTION,
                        DeviceEvent.Change.STATE,
                        DeviceEvent.Change.UNREGISTERED);
        assertThat(listener.getItems()).extracting(event -> event.device().id()).containsOnly(light.id());
    }

    @Test
    void a_message_that_changes_nothing_is_no_event() {
        register(light);
        send(iot, light, SWITCH_ON).assertNotTerminated();
        time.advance(ofSeconds(1));
        AssertSubscriber<DeviceEvent> listener = iot.events().subscribe().withSubscriber(AssertSubscriber.create(100));
        light.answering(Answer.failing(new DeviceRefused(light.id(), "has no bulb")));
        send(iot, light, SWITCH_ON).assertFailedWith(DeviceRefused.class, "has no bulb");
        time.advance(ofSeconds(1));
        assertThat(listener.getItems()).isEmpty();
    }

    @Test
    void a_new_id_is_eight_capital_letters_that_no_device_has() {
        assertThat(iot.newId().value()).matches("[A-Z]{8}");
        assertThat(iot.newId()).isNotEqualTo(iot.newId());
    }
}
