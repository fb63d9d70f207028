package org.aubade.driver.mopidy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.aubade.device.MessageType.PAUSE;
import static org.aubade.device.MessageType.PLAY_SONG;
import static org.aubade.device.MessageType.RESUME;
import static org.aubade.device.MessageType.SET_VOLUME;
import static org.aubade.device.MessageType.STOP;
import static org.aubade.device.MessageType.SWITCH_OFF;
import static org.aubade.device.MessageType.SWITCH_ON;
import static org.aubade.driver.mopidy.SpeakerHome.tell;

import java.nio.file.Path;
import java.time.Duration;
import org.aubade.device.Availability;
import org.aubade.device.Device;
import org.aubade.device.DeviceRefused;
import org.awaitility.Awaitility;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The driver against the real Mopidy, which says itself what it does. */
@NullUnmarked
class RealMopidyIT {
    private static final String RICK = "Rick Astley - Never Gonna Give You Up";

    private static RealMopidy mopidy;

    private SpeakerHome home;
    private Device speaker;

    @BeforeAll
    static void start(@TempDir Path directory) {
        mopidy = RealMopidy.start(directory);
    }

    @AfterAll
    static void stop() {
        if (mopidy != null) {
            mopidy.close();
        }
    }

    @BeforeEach
    void connect() {
        home = new SpeakerHome(Duration.ofSeconds(2));
        speaker = home.connected(mopidy.url());
    }

    @AfterEach
    void silence() {
        tell(speaker, SWITCH_OFF);
        home.close();
    }

    private static String state() {
        return mopidy.ask("core.playback.get_state").asText();
    }

    private static String title() {
        return mopidy.ask("core.playback.get_current_track").path("name").asText();
    }

    private static int listed() {
        return mopidy.ask("core.tracklist.get_length").asInt();
    }

    @ParameterizedTest
    @ValueSource(strings = {RICK, "never gonna give you up", "astley gonna never", "local:track:rick.wav"})
    void a_song_is_really_playing_when_the_message_is_answered(String song) {
        tell(speaker, PLAY_SONG, song);
        assertThat(state()).isEqualTo("playing");
        assertThat(title()).isEqualTo("Never Gonna Give You Up");
        assertThat(speaker.state().properties()).containsEntry("song", "Rick Astley – Never Gonna Give You Up");
    }

    @Test
    void a_file_is_played_and_a_playlist_from_its_first_song() {
        tell(speaker, PLAY_SONG, mopidy.file("rick.wav"));
        assertThat(title()).isEqualTo("Never Gonna Give You Up");
        tell(speaker, PLAY_SONG, "m3u:morning.m3u8");
        assertThat(state()).isEqualTo("playing");
        assertThat(title()).isEqualTo("Morning Mood");
        assertThat(listed()).isEqualTo(2);
    }

    @Test
    void one_song_plays_however_often_it_is_told_and_time_goes_on() {
        tell(speaker, PLAY_SONG, "Edvard Grieg - Morning Mood");
        tell(speaker, PLAY_SONG, RICK);
        tell(speaker, PLAY_SONG, RICK);
        assertThat(listed()).isEqualTo(1);
        Awaitility.await()
                .until(() -> mopidy.ask("core.playback.get_time_position").asInt() > 0);
        assertThat(state()).isEqualTo("playing");
    }

    @Test
    void it_pauses_goes_on_stops_and_is_switched_off() {
        tell(speaker, PLAY_SONG, RICK);
        tell(speaker, PAUSE);
        assertThat(state()).isEqualTo("paused");
        tell(speaker, RESUME);
        assertThat(state()).isEqualTo("playing");
        tell(speaker, STOP);
        assertThat(state()).isEqualTo("stopped");
        tell(speaker, SWITCH_OFF);
        assertThat(listed()).isZero();
        tell(speaker, PAUSE);
        assertThat(state()).isEqualTo("stopped");
    }

    @Test
    void its_volume_is_set_and_a_muted_one_is_heard_again() {
        tell(speaker, SET_VOLUME, "30");
        assertThat(mopidy.ask("core.mixer.get_volume").asInt()).isEqualTo(30);
        assertThat(mopidy.ask("core.mixer.set_mute", "{\"mute\": true}").asBoolean())
                .isTrue();
        tell(speaker, SWITCH_ON);
        assertThat(mopidy.ask("core.mixer.get_mute").asBoolean()).isFalse();
        assertThat(speaker.state().properties()).containsEntry("volume", 30).containsEntry("power", "on");
    }

    @ParameterizedTest
    @ValueSource(strings = {"broken.wav", "gone.wav"})
    void a_file_that_is_broken_or_gone_is_refused(String name) {
        assertThatThrownBy(() -> tell(speaker, PLAY_SONG, mopidy.file(name)))
                .isInstanceOf(DeviceRefused.class)
                .hasMessageContaining("'kitchen' was told to play '" + mopidy.file(name) + "' and is stopped");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Daft Punk - Around the World", "spotify:track:4cOdK2wGLETKBW3PvgPWqT", "m3u:gone.m3u8"})
    void what_it_does_not_have_is_refused(String song) {
        assertThatThrownBy(() -> tell(speaker, PLAY_SONG, song))
                .isInstanceOf(DeviceRefused.class)
                .hasMessageContaining("'kitchen' finds nothing ")
                .hasMessageContaining("'" + song + "'");
    }

    @Test
    void what_others_do_is_seen() {
        tell(speaker, PLAY_SONG, RICK);
        assertThat(mopidy.ask("core.playback.pause").isNull()).isTrue();
        Awaitility.await()
                .untilAsserted(() -> assertThat(speaker.state().properties()).containsEntry("activity", "paused"));
    }

    @Test
    void a_mopidy_that_is_killed_is_offline_and_plays_when_it_is_back() {
        mopidy.kill();
        Awaitility.await().until(() -> speaker.availability() == Availability.OFFLINE);
        assertThatThrownBy(() -> tell(speaker, PLAY_SONG, RICK)).hasMessageContaining("is Mopidy running there");
        mopidy.startAgain();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> speaker.availability() == Availability.ONLINE);
        tell(speaker, PLAY_SONG, RICK);
        assertThat(state()).isEqualTo("playing");
    }
}
