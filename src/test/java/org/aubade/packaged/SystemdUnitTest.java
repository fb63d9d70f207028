package org.aubade.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What systemd itself says of the unit, with the files that it starts in another directory than /opt. */
class SystemdUnitTest {
    private static final Path UNITS = Path.of("src", "main", "systemd");

    /** In tenths; what it finds beyond is the network, which a service needs. */
    private static final String MOST_EXPOSED = "15";

    @TempDir
    private Path directory;

    private Path unit;

    @BeforeEach
    void copy() throws IOException {
        assumeThat(isThere()).as("systemd-analyze is on the PATH").isTrue();
        Path programs = Files.createDirectories(directory.resolve("opt"));
        for (String name : List.of("aubade", "run")) {
            assertThat(Files.createFile(programs.resolve(name)).toFile().setExecutable(true))
                    .isTrue();
        }
        unit = copy("aubade.service", directory);
    }

    private Path copy(String name, Path target) throws IOException {
        String text = Files.readString(UNITS.resolve(name));
        return Files.writeString(target.resolve(name), text.replace("/opt/aubade/", directory + "/opt/"));
    }

    private static boolean isThere() {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(entry -> Files.isExecutable(Path.of(entry, "systemd-analyze")));
    }

    /** What it prints; fails unless it agrees. */
    private String analyze(String... arguments) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Stream.concat(Stream.of("systemd-analyze"), Stream.of(arguments))
                        .toList())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    /** Of this unit, and not of those of the machine that it names. */
    private List<String> complaints() throws IOException, InterruptedException {
        return analyze("verify", unit.toString())
                .lines()
                .filter(line -> line.contains("aubade"))
                .toList();
    }

    @Test
    void systemd_understands_every_line_of_the_unit() throws Exception {
        assertThat(complaints()).isEmpty();
    }

    @Test
    void systemd_understands_every_line_of_the_unit_for_the_jar() throws Exception {
        var _ = copy("jvm.conf", Files.createDirectories(directory.resolve("aubade.service.d")));

        assertThat(complaints()).isEmpty();
    }

    @Test
    void the_service_may_do_little_beside_what_it_is_for() throws Exception {
        assertThat(analyze("security", "--offline=true", "--threshold=" + MOST_EXPOSED, unit.toString()))
                .contains("OK");
    }
}
