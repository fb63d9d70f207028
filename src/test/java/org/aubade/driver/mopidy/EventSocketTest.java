package org.aubade.driver.mopidy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.device.MessageType.PLAY_SONG;
import static org.aubade.device.MessageType.SWITCH_OFF;
import static org.aubade.driver.mopidy.SpeakerHome.tell;

import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.aubade.device.Availability;
import org.aubade.device.Device;
import org.aubade.device.DeviceLog;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a speaker knows of what others do. */
class EventSocketTest {
    private static final String EVENT = "{\"event\": \"playback_state_changed\"}";

    private final FakeMopidy mopidy = new FakeMopidy();
    private final SpeakerHome home = new SpeakerHome(Duration.ofSeconds(1));
    private final DeviceLog log = DeviceLog.open();
    private final Device speaker = home.connected(mopidy.url());

    @BeforeEach
    void listening() {
        soon(() -> assertThat(mopidy.listeners()).isEqualTo(1));
    }

    @AfterEach
    void close() {
        log.close();
        home.close();
        mopidy.close();
    }

    private static void soon(ThrowingRunnable assertion) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(10))
                .untilAsserted(assertion);
    }

    private void somebodyPlays(String uri) {
        mopidy.core.current = uri;
        mopidy.core.state = "playing";
        mopidy.say(EVENT);
    }

    @Test
    void what_others_play_is_seen_and_told() {
        AtomicInteger changes = new AtomicInteger();
        Cancellable watching = speaker.watch(changes::incrementAndGet);
        somebodyPlays("local:track:grieg");
        soon(() -> assertThat(speaker.state().properties())
                .containsEntry("activity", "playing")
                .containsEntry("song", "Edvard Grieg – Morgenstemning"));
        soon(() -> assertThat(changes).hasPositiveValue());
        watching.cancel();
    }

    @Test
    void a_speaker_that_was_switched_off_is_on_when_somebody_plays_on_it() {
        tell(speaker, SWITCH_OFF);
        mopidy.core.volume = 12;
        mopidy.say(EVENT);
        soon(() -> assertThat(speaker.state().properties())
                .containsEntry("power", "off")
                .containsEntry("volume", 12));
        somebodyPlays("local:track:rick");
        soon(() -> assertThat(speaker.state().properties()).containsEntry("power", "on"));
    }

    @Test
    void a_mopidy_that_goes_away_is_offline_and_online_when_it_is_back() {
        mopidy.stop();
        soon(() -> assertThat(speaker.availability()).isEqualTo(Availability.OFFLINE));
        mopidy.core.volume = 12;
        mopidy.start();
        soon(() -> assertThat(speaker.availability()).isEqualTo(Availability.ONLINE));
        soon(() -> assertThat(speaker.state().properties()).containsEntry("volume", 12));
        assertThat(log.lines().stream().filter(line -> line.startsWith("Kitchen Speaker is offline: ")))
                .hasSize(1);
        assertThat(log.lines().stream().filter(line -> line.equals("Kitchen Speaker is online again.")))
                .hasSize(1);
    }

    @Test
    void a_message_reaches_a_speaker_that_is_said_to_be_offline() {
        mopidy.stop();
        soon(() -> assertThat(speaker.availability()).isEqualTo(Availability.OFFLINE));
        mopidy.start();
        tell(speaker, PLAY_SONG, "Never Gonna Give You Up");
        assertThat(speaker.availability()).isEqualTo(Availability.ONLINE);
    }

    @Test
    void whatever_it_says_is_only_a_reason_to_look() {
        mopidy.say("{");
        mopidy.say("");
        mopidy.say("\u0000".repeat(1024 * 1024));
        for (int i = 0; i < 10_000; i++) {
            mopidy.say(EVENT);
        }
        mopidy.core.volume = 12;
        mopidy.say("[".repeat(100_000));
        soon(() -> assertThat(speaker.state().properties()).containsEntry("volume", 12));
        assertThat(mopidy.requests).hasValueLessThan(1_000);
    }

    @Test
    void where_no_web_socket_is_to_be_had_it_is_asked_now_and_then() {
        mopidy.stop();
        mopidy.deaf = true;
        mopidy.start();
        soon(() -> assertThat(speaker.availability()).isEqualTo(Availability.ONLINE));
        mopidy.core.volume = 12;
        soon(() -> assertThat(speaker.state().properties()).containsEntry("volume", 12));
        assertThat(mopidy.listeners()).isZero();
    }

    @Test
    void a_disconnected_speaker_listens_no_more() {
        SpeakerHome.await(speaker.disconnect());
        soon(() -> assertThat(mopidy.listeners()).isZero());
        assertThat(speaker.availability()).isEqualTo(Availability.UNKNOWN);
        SpeakerHome.await(speaker.connect());
        soon(() -> assertThat(mopidy.listeners()).isEqualTo(1));
    }

    @Test
    void what_is_seen_while_a_message_is_under_way_does_not_count() {
        SpeakerState state = new SpeakerState();
        PlayerStatus playing = new PlayerStatus(PlayerStatus.Activity.PLAYING, "x", 50, false);
        PlayerStatus stopped = new PlayerStatus(PlayerStatus.Activity.STOPPED, "", 50, false);
        long before = state.version();
        state.messageBegins();
        state.refreshed(before, playing);
        state.executed(SWITCH_OFF, stopped);
        state.refreshed(state.version(), playing);
        state.messageEnds();
        state.refreshed(before, playing);
        assertThat(state.state()).isEqualTo(stopped.state("off"));
        state.refreshed(state.version(), playing);
        assertThat(state.state()).isEqualTo(playing.state("on"));
    }
}
