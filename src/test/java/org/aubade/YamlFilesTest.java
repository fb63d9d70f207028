package org.aubade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aubade.device.DeviceLog;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlFilesTest {
    private static final String LOGGER = "aubade.test.files";

    @TempDir
    Path machine;

    private final List<String> loaded = new ArrayList<>();

    private Path directory() {
        return machine.resolve("programs");
    }

    @BeforeEach
    void make() throws IOException {
        Files.createDirectory(directory());
        Files.writeString(machine.resolve("secret"), "root:secret:0");
        Files.writeString(machine.resolve("public.yaml"), "public");
    }

    /** What could not be loaded; the loader complains about whatever it is given. */
    private Map<Path, String> load() {
        YamlFiles files = new YamlFiles(directory(), Logger.getLogger(LOGGER));
        files.load((text, name) -> {
            loaded.add(name);
            return text.equals("fine") ? Optional.empty() : Optional.of("found '" + text + "'");
        });
        return files.broken();
    }

    @Test
    void of_a_link_that_leads_out_of_the_directory_nothing_is_read() throws IOException {
        Path link = Files.createSymbolicLink(directory().resolve("linked.yaml"), Path.of("../secret"));
        try (DeviceLog log = DeviceLog.open(LOGGER)) {
            assertThat(load())
                    .containsOnly(
                            Map.entry(link, "it is a link that leads out of the directory; put the file itself there"));
            assertThat(log.lines()).singleElement().asString().doesNotContain("secret");
        }
        assertThat(loaded).isEmpty();
    }

    /** As Kubernetes mounts a ConfigMap. */
    @Test
    void a_link_within_the_directory_is_followed() throws IOException {
        Path version = Files.createDirectory(directory().resolve("..2027_01_04"));
        Files.writeString(version.resolve("morning.yaml"), "fine");
        Files.createSymbolicLink(directory().resolve("..data"), version.getFileName());
        Files.createSymbolicLink(directory().resolve("morning.yaml"), Path.of("..data/morning.yaml"));

        assertThat(load()).isEmpty();
        assertThat(loaded).containsExactly("morning");
    }

    @Test
    void the_directory_itself_may_be_a_link() throws IOException {
        Path elsewhere = Files.move(directory(), machine.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("morning.yaml"), "fine");
        Files.createSymbolicLink(directory(), elsewhere);

        assertThat(load()).isEmpty();
        assertThat(loaded).containsExactly("morning");
    }

    @Test
    void why_a_file_cannot_be_read_is_said_without_paths_and_names_of_classes() {
        assertThat(YamlFiles.reason(new AccessDeniedException("/srv/a.yaml")))
                .isEqualTo("it cannot be read: the user of this process may not read it");
        assertThat(YamlFiles.reason(new NoSuchFileException("/srv/a.yaml"))).isEqualTo("it cannot be read: it is gone");
        assertThat(YamlFiles.reason(new FileSystemException("/srv/a.yaml", null, "Stale file handle")))
                .isEqualTo("it cannot be read: Stale file handle");
        assertThat(YamlFiles.reason(new IOException("Input/output error")))
                .isEqualTo("it cannot be read: Input/output error");
    }
}
