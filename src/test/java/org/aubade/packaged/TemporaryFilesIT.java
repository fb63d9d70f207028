package org.aubade.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed again and again fills no directory for temporary files. */
class TemporaryFilesIT {
    @TempDir
    private Path directory;

    private Path temporary;
    private Path data;

    @BeforeEach
    void makeDirectories() throws IOException {
        temporary = Files.createDirectories(directory.resolve("tmp"));
        data = directory.resolve("data");
    }

    private void startAndKill(int time) {
        try (PackagedNode node = PackagedNode.start(
                directory.resolve("log-" + time),
                Map.of("aubade.data", data.toString(), "java.io.tmpdir", temporary.toString()))) {
            assertThat(node.get("/q/health/ready").get("status").asText()).isEqualTo("UP");
            node.kill();
            assertThat(node.log()).noneMatch(line -> line.contains("ERROR") || line.contains("Exception"));
        }
    }

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static Object identity(Path file) throws IOException {
        return Objects.requireNonNull(
                Files.readAttributes(file, BasicFileAttributes.class).fileKey());
    }

    @Test
    void two_starts_with_kill_9_between_leave_no_file_in_it_and_one_library_of_sqlite_beside_the_data()
            throws IOException {
        startAndKill(1);
        List<Path> libraries = files(data.resolve("sqlite"));
        assertThat(libraries).hasSize(1);
        Object first = identity(libraries.getFirst());

        startAndKill(2);

        assertThat(files(temporary)).isEmpty();
        assertThat(files(data.resolve("sqlite"))).isEqualTo(libraries);
        assertThat(identity(libraries.getFirst())).isEqualTo(first);
    }
}
