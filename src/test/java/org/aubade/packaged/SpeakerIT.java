package org.aubade.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.aubade.driver.mopidy.RealMopidy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged application with a real Mopidy as its speaker: the included programs wake it and let it sleep. */
class SpeakerIT {
    @TempDir
    private Path directory;

    @Test
    void the_home_wakes_up_with_a_song_and_goes_to_sleep_in_silence() throws Exception {
        try (RealMopidy mopidy = RealMopidy.start(Files.createDirectories(directory.resolve("mopidy")));
                PackagedNode node = PackagedNode.start(
                        directory.resolve("log"),
                        Map.of(
                                "aubade.data", directory.resolve("data").toString(),
                                "aubade.simulated.latency", "1ms",
                                "aubade.mopidy.speakers.smart-speaker.url", mopidy.url()))) {
            assertThat(run(node, "wake-up").get("state").asText()).isEqualTo("SUCCEEDED");
            assertThat(mopidy.ask("core.playback.get_state").asText()).isEqualTo("playing");
            assertThat(mopidy.ask("core.playback.get_current_track")
                            .path("name")
                            .asText())
                    .isEqualTo("Never Gonna Give You Up");
            assertThat(node.get("/api/devices/smart-speaker").at("/state/song").asText())
                    .isEqualTo("Rick Astley – Never Gonna Give You Up");

            assertThat(run(node, "sleep").get("state").asText()).isEqualTo("SUCCEEDED");
            assertThat(mopidy.ask("core.playback.get_state").asText()).isEqualTo("stopped");
            assertThat(mopidy.ask("core.tracklist.get_length").asInt()).isZero();
        }
    }

    private static JsonNode run(PackagedNode node, String program) {
        return node.send("POST", "/api/programs/" + program + "/runs?wait=30s", "", 200);
    }
}
