package org.aubade.driver.mopidy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.aubade.device.DeviceRefused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SongFinderTest {
    private final FakeMopidy mopidy = new FakeMopidy();
    private final SpeakerHome home = new SpeakerHome(Duration.ofSeconds(1));
    private final SongFinder finder = home.finder(mopidy.url());

    @AfterEach
    void close() {
        home.close();
        mopidy.close();
    }

    private List<String> find(String song) {
        return SpeakerHome.await(finder.find(song));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Rick Astley - Never Gonna Give You Up",
                "rick astley – never gonna give you up",
                "Never Gonna Give You Up",
                "Never Gonna Give You Up - Rick Astley",
                " never gonna astley ",
                "local:track:rick"
            })
    void the_song_is_found_and_not_its_karaoke_version(String song) {
        assertThat(find(song)).containsExactly("local:track:rick");
    }

    @Test
    void the_version_that_is_asked_for_is_found() {
        assertThat(find("never gonna give you up karaoke")).containsExactly("local:track:karaoke");
    }

    @Test
    void text_with_a_colon_is_not_a_uri() {
        mopidy.core.library.add(FakeCore.track("local:track:mozart", "Requiem", "Mozart"));
        assertThat(find("Mozart: Requiem")).containsExactly("local:track:mozart");
        assertThat(find("Mozart:Requiem")).containsExactly("local:track:mozart");
    }

    @Test
    void what_is_not_found_is_refused_by_name() {
        assertThatThrownBy(() -> find("Daft Punk - Around the World"))
                .isInstanceOf(DeviceRefused.class)
                .hasMessage("device 'kitchen' finds nothing for 'Daft Punk - Around the World'");
    }

    @ParameterizedTest
    @CsvSource({"file:///gone.ogg", "m3u:gone.m3u8", "LOCAL:track:gone"})
    void a_uri_under_which_nothing_is_is_refused_by_name(String uri) {
        assertThatThrownBy(() -> find(uri))
                .isInstanceOf(DeviceRefused.class)
                .hasMessageContaining("'kitchen' finds nothing under '" + uri + "'");
    }

    @Test
    void a_uri_that_this_mopidy_does_not_play_is_refused_with_those_that_it_does() {
        assertThatThrownBy(() -> find("spotify:track:4cOdK2wGLETKBW3PvgPWqT"))
                .isInstanceOf(DeviceRefused.class)
                .hasMessage("device 'kitchen' finds nothing for 'spotify:track:4cOdK2wGLETKBW3PvgPWqT';"
                        + " it plays no 'spotify:' but file, http, local, m3u");
    }

    @Test
    void something_quite_different_is_not_played() {
        Track satie = FakeCore.track("x:1", "Gymnopédie No. 1", "Erik Satie");
        BestMatch match = new BestMatch("Queen - Bohemian Rhapsody");
        assertThat(match.among(List.of(satie))).isEmpty();
        assertThat(match.nearest(List.of(satie))).contains(satie);
        assertThat(new BestMatch("erik satie gymnopedie").among(List.of(satie))).contains(satie);
    }

    @Test
    void a_track_without_a_uri_cannot_be_played() {
        assertThat(new BestMatch("Satie").among(List.of(FakeCore.track("", "Gymnopédie", "Satie"))))
                .isEmpty();
    }

    @Test
    void symbols_alone_are_taken_as_the_first_that_is_found() {
        Track odd = FakeCore.track("x:1", "★", "");
        assertThat(new BestMatch("★").among(List.of(odd))).contains(odd);
    }
}
