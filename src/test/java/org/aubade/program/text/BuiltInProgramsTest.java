package org.aubade.program.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.device.MessageType.CLEAN;
import static org.aubade.device.MessageType.FLUSH;
import static org.aubade.device.MessageType.PLAY_SONG;
import static org.aubade.device.MessageType.SWITCH_OFF;
import static org.aubade.device.MessageType.SWITCH_ON;
import static org.aubade.program.ProgramBuilder.program;
import static org.aubade.program.Step.send;
import static org.aubade.program.Step.seq;
import static org.aubade.text.TextFormat.YAML;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuiltInProgramsTest {
    @Test
    void wake_up_is_the_tree_that_java_builds() throws IOException {
        assertThat(Reading.valid(text("wake-up"), YAML))
                .isEqualTo(program("wake-up")
                        .description(
                                "The light and the music come on together; the speaker is switched on before it plays.")
                        .par(
                                send("hue-light", SWITCH_ON),
                                seq(
                                        send("smart-speaker", SWITCH_ON),
                                        send("smart-speaker", PLAY_SONG, "Rick Astley - Never Gonna Give You Up")))
                        .build());
    }

    @Test
    void sleep_is_the_tree_that_java_builds() throws IOException {
        assertThat(Reading.valid(text("sleep"), YAML))
                .isEqualTo(program("sleep")
                        .description("Everything off; the toilet is flushed before it is cleaned.")
                        .par(
                                send("hue-light", SWITCH_OFF),
                                send("smart-speaker", SWITCH_OFF),
                                seq(send("smart-toilet", FLUSH), send("smart-toilet", CLEAN)))
                        .build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"wake-up", "sleep"})
    void they_are_written_as_they_ship(String name) throws IOException {
        assertThat(ProgramWriter.write(Reading.valid(text(name), YAML), YAML)).isEqualTo(text(name));
    }

    private static String text(String name) throws IOException {
        String path = "/programs/" + name + ".yaml";
        try (InputStream resource = Objects.requireNonNull(BuiltInProgramsTest.class.getResourceAsStream(path), path)) {
            return new String(resource.readAllBytes(), UTF_8);
        }
    }
}
