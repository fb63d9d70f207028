package org.aubade.driver.simulated;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.device.MessageType.CHANGE_COLOR;
import static org.aubade.device.MessageType.CLEAN;
import static org.aubade.device.MessageType.CLOSE;
import static org.aubade.device.MessageType.FLUSH;
import static org.aubade.device.MessageType.OPEN;
import static org.aubade.device.MessageType.PLAY_SONG;
import static org.aubade.device.MessageType.SWITCH_OFF;
import static org.aubade.device.MessageType.SWITCH_ON;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.aubade.device.Device;
import org.aubade.device.DeviceId;
import org.aubade.device.DeviceKind;
import org.aubade.device.DeviceLog;
import org.aubade.device.DeviceRefused;
import org.aubade.device.DeviceSettings;
import org.aubade.device.DeviceState;
import org.aubade.device.DeviceTimeout;
import org.aubade.device.IotService;
import org.aubade.device.Message;
import org.aubade.device.MessageType;
import org.aubade.device.OtherThread;
import org.aubade.time.VirtualTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SimulatedDeviceTest {
    private static final String RICK = "Rick Astley - Never Gonna Give You Up";

    private final VirtualTime time = new VirtualTime();
    private final DeviceLog log = DeviceLog.open();
    private final Simulation simulation = new Simulation(time.source(), new Random(42));
    private final Device light = new HueLight(SimulatedSettings.DEFAULT, simulation);
    private final Device speaker = new SmartSpeaker(SimulatedSettings.DEFAULT, simulation);
    private final Device toilet = new SmartToilet(SimulatedSettings.DEFAULT, simulation);

    @AfterEach
    void closeLog() {
        log.close();
    }

    private static UniAssertSubscriber<Void> start(Uni<Void> uni) {
        return uni.subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    private UniAssertSubscriber<Void> tell(Device device, MessageType type, String data) {
        UniAssertSubscriber<Void> sending = start(device.send(new Message(type, data)));
        time.advance(ofMillis(500));
        return sending;
    }

    private Device withSettings(SimulatedSettings settings) {
        return new SimulatedDevice(new DeviceId("lamp"), "Lamp", DeviceKind.LIGHT, settings, simulation);
    }

    @Test
    void the_home_speaks_the_tutorials_lines_when_it_connects() {
        start(light.connect()).assertNotTerminated();
        start(speaker.connect()).assertNotTerminated();
        start(toilet.connect()).assertNotTerminated();
        assertThat(log.take())
                .containsExactly(
                        "Connecting Hue Light.", "Connecting to Smart Speaker.", "Connecting to Smart Toilet.");
        time.advance(ofMillis(499));
        assertThat(log.take()).isEmpty();
        time.advance(ofMillis(1));
        assertThat(log.take())
                .containsExactly("Hue Light connected.", "Smart Speaker connected.", "Smart Toilet connected.");
    }

    @Test
    void the_home_speaks_the_tutorials_lines_when_it_disconnects() {
        UniAssertSubscriber<Void> disconnecting = start(toilet.disconnect());
        assertThat(log.take()).containsExactly("Disconnecting Smart Toilet.");
        disconnecting.assertNotTerminated();
        time.advance(ofMillis(500));
        assertThat(log.take()).containsExactly("Smart Toilet disconnected.");
        disconnecting.assertCompleted();
    }

    @Test
    void a_device_says_what_it_handles_and_half_a_second_later_that_it_received_it() {
        tell(speaker, SWITCH_ON, "").assertCompleted();
        assertThat(log.take())
                .containsExactly(
                        "Smart Speaker handling message of type SWITCH_ON with data [].",
                        "Smart Speaker received message.");
        UniAssertSubscriber<Void> playing = start(speaker.send(new Message(PLAY_SONG, RICK)));
        assertThat(log.take())
                .containsExactly("Smart Speaker handling message of type PLAY_SONG with data [" + RICK + "].");
        time.advance(ofMillis(499));
        playing.assertNotTerminated();
        assertThat(log.take()).isEmpty();
        time.advance(ofMillis(1));
        playing.assertCompleted();
        assertThat(log.take()).containsExactly("Smart Speaker received message.");
    }

    @Test
    void nothing_is_said_before_the_subscription() {
        List<Uni<Void>> unis = List.of(light.connect(), light.disconnect(), light.send(Message.of(SWITCH_ON)));
        time.advance(ofMinutes(1));
        assertThat(unis).hasSize(3);
        assertThat(log.take()).isEmpty();
        assertThat(time.pending()).isZero();
    }

    @Test
    void data_and_names_cannot_forge_a_line() {
        Device forger = new SimulatedDevice(
                new DeviceId("f"), "Lamp\r\nINFO Hue Light", DeviceKind.SPEAKER, SimulatedSettings.DEFAULT, simulation);
        start(forger.send(new Message(PLAY_SONG, "a].\nHue Light received message.%n%s")))
                .assertNotTerminated();
        assertThat(log.take())
                .containsExactly("Lamp\\u000d\\u000aINFO Hue Light handling message of type PLAY_SONG with data"
                        + " [a].\\u000aHue Light received message.%n%s].");
    }

    @Test
    void a_light_keeps_its_colour_whether_it_is_on_or_off() {
        assertThat(light.state()).isEqualTo(new DeviceState(Map.of("power", "off", "color", "#ffffff")));
        tell(light, CHANGE_COLOR, "Orange").assertCompleted();
        assertThat(light.state()).isEqualTo(new DeviceState(Map.of("power", "off", "color", "#ffa500")));
        tell(light, SWITCH_ON, "").assertCompleted();
        assertThat(light.state()).isEqualTo(new DeviceState(Map.of("power", "on", "color", "#ffa500")));
        tell(light, SWITCH_OFF, "").assertCompleted();
        assertThat(light.state()).isEqualTo(new DeviceState(Map.of("power", "off", "color", "#ffa500")));
    }

    @Test
    void a_speaker_plays_only_when_it_is_on_and_stops_when_it_is_switched_off() {
        tell(speaker, PLAY_SONG, RICK)
                .assertFailedWith(DeviceRefused.class, "device 'smart-speaker' is switched off; send SWITCH_ON first");
        assertThat(speaker.state()).isEqualTo(new DeviceState(Map.of("power", "off")));
        assertThat(log.take())
                .containsExactly(
                        "Smart Speaker handling message of type PLAY_SONG with data [" + RICK + "].",
                        "Smart Speaker refused message of type PLAY_SONG: it is switched off; send SWITCH_ON first.");

        tell(speaker, SWITCH_ON, "").assertCompleted();
        tell(speaker, PLAY_SONG, RICK).assertCompleted();
        assertThat(speaker.state()).isEqualTo(new DeviceState(Map.of("power", "on", "song", RICK)));
        tell(speaker, SWITCH_OFF, "").assertCompleted();
        assertThat(speaker.state()).isEqualTo(new DeviceState(Map.of("power", "off")));
    }

    @Test
    void a_toilet_flushes_and_cleans_with_its_lid_open_or_closed() {
        assertThat(toilet.state()).isEqualTo(new DeviceState(Map.of("lid", "closed", "flushes", 0, "cleanings", 0)));
        tell(toilet, FLUSH, "").assertCompleted();
        tell(toilet, OPEN, "").assertCompleted();
        assertThat(toilet.state()).isEqualTo(new DeviceState(Map.of("lid", "open", "flushes", 1, "cleanings", 0)));
        tell(toilet, FLUSH, "").assertCompleted();
        tell(toilet, CLEAN, "").assertCompleted();
        tell(toilet, CLOSE, "").assertCompleted();
        assertThat(toilet.state()).isEqualTo(new DeviceState(Map.of("lid", "closed", "flushes", 2, "cleanings", 1)));
    }

    @Test
    void the_state_changes_when_the_message_is_answered_not_before() {
        start(light.send(Message.of(SWITCH_ON))).assertNotTerminated();
        time.advance(ofMillis(499));
        assertThat(light.state().properties()).containsEntry("power", "off");
        time.advance(ofMillis(1));
        assertThat(light.state().properties()).containsEntry("power", "on");
    }

    @Test
    void a_cancelled_message_changes_nothing_and_is_not_received() {
        UniAssertSubscriber<Void> sending = start(light.send(Message.of(SWITCH_ON)));
        time.advance(ofMillis(200));
        sending.cancel();
        assertThat(time.pending()).as("timers left behind").isZero();
        time.advance(ofMinutes(1));
        assertThat(light.state().properties()).containsEntry("power", "off");
        assertThat(log.take()).containsExactly("Hue Light handling message of type SWITCH_ON with data [].");
    }

    @Test
    void a_device_without_latency_answers_at_once() {
        Device quick = withSettings(new SimulatedSettings(Duration.ZERO, 0, false));
        start(quick.connect()).assertCompleted();
        start(quick.send(Message.of(SWITCH_ON))).assertCompleted();
        start(quick.disconnect()).assertCompleted();
        assertThat(time.pending()).isZero();
        assertThat(log.take())
                .containsExactly(
                        "Connecting Lamp.",
                        "Lamp connected.",
                        "Lamp handling message of type SWITCH_ON with data [].",
                        "Lamp received message.",
                        "Disconnecting Lamp.",
                        "Lamp disconnected.");
    }

    @Test
    void a_device_that_is_offline_connects_and_never_answers_so_that_messages_time_out() {
        Device offline = withSettings(new SimulatedSettings(ofMillis(500), 0, true));
        IotService iot = new IotService(List.of(offline), DeviceSettings.DEFAULT, time.source());
        UniAssertSubscriber<Void> opening = start(iot.open());
        time.advance(ofMillis(500));
        opening.assertCompleted();
        UniAssertSubscriber<Void> sending = start(iot.send(offline.id(), Message.of(SWITCH_ON), null));
        time.advance(ofMinutes(1));
        sending.assertFailedWith(DeviceTimeout.class, "device 'lamp' did not answer SWITCH_ON within 10000 ms");
        assertThat(offline.state().properties()).containsEntry("power", "off");
        assertThat(log.take())
                .containsExactly(
                        "Connecting Lamp.", "Lamp connected.", "Lamp handling message of type SWITCH_ON with data [].");
    }

    @Test
    void a_failure_rate_refuses_about_that_part_of_the_messages_and_the_same_ones_for_the_same_seed() {
        assertThat(failures(0.25, 7)).isEqualTo(failures(0.25, 7)).isNotEqualTo(failures(0.25, 8));
        assertThat(failures(0.25, 7).chars().filter(each -> each == 'x')).hasSizeBetween(200, 300);
        assertThat(failures(0, 7)).doesNotContain("x");
        assertThat(failures(1, 7)).doesNotContain(".");
    }

    private String failures(double rate, long seed) {
        Device flaky = new HueLight(
                new SimulatedSettings(Duration.ZERO, rate, false), new Simulation(time.source(), new Random(seed)));
        StringBuilder outcomes = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            flaky.send(Message.of(SWITCH_ON)).subscribe().with(_ -> outcomes.append('.'), _ -> outcomes.append('x'));
        }
        return outcomes.toString();
    }

    @Test
    void while_chance_decides_about_one_message_another_one_can_arrive() {
        List<Boolean> gotThrough = new ArrayList<>();
        Device[] lamp = new Device[1];
        Thread deciding = Thread.currentThread();
        SimulatedSettings atOnce = new SimulatedSettings(Duration.ZERO, 0, false);
        RandomGenerator chance = () -> {
            if (Thread.currentThread().equals(deciding)) {
                gotThrough.add(OtherThread.finishes(
                        () -> lamp[0].send(Message.of(SWITCH_OFF)).await().indefinitely()));
            }
            return 0;
        };
        lamp[0] = new HueLight(atOnce, new Simulation(time.source(), chance));
        start(lamp[0].send(Message.of(SWITCH_ON))).assertCompleted();
        assertThat(gotThrough).containsExactly(true);
    }

    @Test
    void a_message_that_fails_by_chance_changes_nothing() {
        Device broken = withSettings(new SimulatedSettings(Duration.ZERO, 1, false));
        start(broken.send(Message.of(SWITCH_ON)))
                .assertFailedWith(DeviceRefused.class, "device 'lamp' failed by chance (failureRate 1.0); try again");
        assertThat(broken.state().properties()).containsEntry("power", "off");
        assertThat(log.take())
                .containsExactly(
                        "Lamp handling message of type SWITCH_ON with data [].",
                        "Lamp refused message of type SWITCH_ON: it failed by chance (failureRate 1.0); try again.");
    }
}
