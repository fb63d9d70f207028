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

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.aubade.device.Availability;
import org.aubade.device.Device;
import org.aubade.device.DeviceRefused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MopidySpeakerTest {
    private static final String RICK = "Rick Astley - Never Gonna Give You Up";

    private final FakeMopidy mopidy = new FakeMopidy();
    private final SpeakerHome home = new SpeakerHome(Duration.ofMillis(500));
    private final Device speaker = home.connected(mopidy.url());

    @AfterEach
    void close() {
        home.close();
        mopidy.close();
    }

    private Map<String, Object> state() {
        return speaker.state().properties();
    }

    @Test
    void a_connected_speaker_is_on_and_says_how_loud_it_is() {
        assertThat(state()).isEqualTo(Map.of("power", "on", "activity", "stopped", "volume", 100));
        assertThat(speaker.availability()).isEqualTo(Availability.ONLINE);
    }

    @Test
    void a_song_plays_when_the_message_is_answered() {
        tell(speaker, PLAY_SONG, RICK);
        assertThat(mopidy.core.state).isEqualTo("playing");
        assertThat(mopidy.core.current).isEqualTo("local:track:rick");
        assertThat(state())
                .containsEntry("song", "Rick Astley – Never Gonna Give You Up")
                .containsEntry("activity", "playing")
                .containsEntry("power", "on");
    }

    @Test
    void a_song_that_is_told_twice_is_in_the_list_once() {
        mopidy.core.tracklist.add("local:track:old");
        tell(speaker, PLAY_SONG, RICK);
        tell(speaker, PLAY_SONG, RICK);
        assertThat(mopidy.core.tracklist).containsExactly("local:track:rick");
        assertThat(mopidy.core.state).isEqualTo("playing");
    }

    @Test
    void a_song_is_heard_on_a_speaker_that_is_off_or_muted() {
        tell(speaker, SWITCH_OFF);
        mopidy.core.muted = true;
        tell(speaker, PLAY_SONG, RICK);
        assertThat(mopidy.core.muted).isFalse();
        assertThat(state()).containsEntry("power", "on").doesNotContainKey("muted");
    }

    @Test
    void switching_off_stops_the_music_and_empties_the_list() {
        tell(speaker, PLAY_SONG, RICK);
        tell(speaker, SWITCH_OFF);
        assertThat(mopidy.core.state).isEqualTo("stopped");
        assertThat(mopidy.core.tracklist).isEmpty();
        assertThat(state()).isEqualTo(Map.of("power", "off", "activity", "stopped", "volume", 100));
    }

    @Test
    void switching_on_makes_a_speaker_audible_and_plays_nothing() {
        tell(speaker, SWITCH_OFF);
        mopidy.core.muted = true;
        tell(speaker, SWITCH_ON);
        assertThat(mopidy.core.muted).isFalse();
        assertThat(state()).isEqualTo(Map.of("power", "on", "activity", "stopped", "volume", 100));
    }

    @Test
    void a_song_pauses_goes_on_and_stops() {
        tell(speaker, PLAY_SONG, RICK);
        tell(speaker, PAUSE);
        assertThat(state()).containsEntry("activity", "paused").containsKey("song");
        tell(speaker, PAUSE);
        tell(speaker, RESUME);
        tell(speaker, RESUME);
        assertThat(state()).containsEntry("activity", "playing");
        tell(speaker, STOP);
        assertThat(state()).containsEntry("activity", "stopped").doesNotContainKey("song");
        assertThat(mopidy.told).containsSequence("playback.pause", "playback.resume", "playback.stop");
    }

    @Test
    void a_pause_where_nothing_plays_changes_nothing() {
        tell(speaker, PAUSE);
        assertThat(mopidy.told).doesNotContain("playback.pause");
        assertThat(state()).containsEntry("activity", "stopped");
    }

    @Test
    void nothing_goes_on_where_nothing_was_paused() {
        assertThatThrownBy(() -> tell(speaker, RESUME))
                .isInstanceOf(DeviceRefused.class)
                .hasMessage("device 'kitchen' has nothing to go on with; send PLAY_SONG");
    }

    @Test
    void the_volume_is_set_to_whole_percents() {
        tell(speaker, SET_VOLUME, "33.5");
        assertThat(mopidy.core.volume).isEqualTo(34);
        assertThat(state()).containsEntry("volume", 34);
    }

    @Test
    void without_a_mixer_there_is_no_volume_and_setting_it_is_refused() {
        mopidy.core.mixer = false;
        tell(speaker, SWITCH_ON);
        assertThat(state()).doesNotContainKey("volume");
        assertThatThrownBy(() -> tell(speaker, SET_VOLUME, "30"))
                .isInstanceOf(DeviceRefused.class)
                .hasMessageContaining("'kitchen' cannot set its volume; it needs a mixer in [audio] of Mopidy");
    }

    @Test
    void a_song_that_cannot_be_played_is_refused_in_the_end() {
        mopidy.core.unplayable.add("local:track:rick");
        assertThatThrownBy(() -> tell(speaker, PLAY_SONG, RICK))
                .isInstanceOf(DeviceRefused.class)
                .hasMessageContaining("'kitchen' was told to play 'local:track:rick' and is stopped after 500 ms")
                .hasMessageContaining("Mopidy's log");
    }

    @Test
    void a_stream_says_what_it_plays_just_now() {
        mopidy.core.library.add(FakeCore.track("http://radio.example/live", "", ""));
        tell(speaker, PLAY_SONG, "http://radio.example/live");
        assertThat(state()).containsEntry("song", "http://radio.example/live");
        mopidy.core.streamTitle = "Erik Satie - Gymnopédie No. 1";
        tell(speaker, SWITCH_ON);
        assertThat(state()).containsEntry("song", "Erik Satie - Gymnopédie No. 1");
    }

    @Test
    void a_playlist_is_played_from_its_first_song() {
        mopidy.core.playlists.put("m3u:morning.m3u8", List.of("local:track:grieg", "local:track:rick"));
        tell(speaker, PLAY_SONG, "m3u:morning.m3u8");
        assertThat(mopidy.core.tracklist).containsExactly("local:track:grieg", "local:track:rick");
        assertThat(mopidy.core.current).isEqualTo("local:track:grieg");
    }
}
