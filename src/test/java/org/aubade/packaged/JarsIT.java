package org.aubade.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each jar of the packaged application is there for a reason, which {@code jars.txt} gives. */
class JarsIT {
    private static final Path APPLICATION = Path.of("target", "quarkus-app");
    private static final Path LIST = Path.of("src", "test", "resources", "jars.txt");
    private static final Pattern VERSION = Pattern.compile("-\\d[^-]*(-\\d+)?\\.jar$");

    /** The library of the machine on which the application is packaged. */
    private static final Pattern PLATFORM = Pattern.compile("native-(linux|osx|windows)-.*");

    /** In bytes. */
    private static final long MOST = 45L << 20;

    @BeforeEach
    void theApplicationIsAJar() {
        assumeThat(APPLICATION.resolve("lib"))
                .as("a native executable has no jars")
                .isDirectory();
    }

    @Test
    void every_jar_has_its_reason() throws IOException {
        Set<String> there = jars();
        Map<String, String> listed = listed();
        assertThat(listed)
                .allSatisfy((jar, reason) -> assertThat(reason).as(jar).isNotBlank());
        assertThat(without(there, listed.keySet()))
                .as("jars that are new: say in %s what for, or leave them out", LIST)
                .isEmpty();
        assertThat(without(listed.keySet(), there))
                .as("jars that are gone: take them out of %s", LIST)
                .isEmpty();
    }

    @Test
    void all_of_it_is_smaller_than_45_MiB() throws IOException {
        try (Stream<Path> files = Files.walk(APPLICATION)) {
            long bytes = files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("aubade.aot"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
            assertThat(bytes).isLessThan(MOST);
        }
    }

    private static Set<String> jars() throws IOException {
        try (Stream<Path> files = Files.walk(APPLICATION.resolve("lib"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .map(name -> VERSION.matcher(name).replaceFirst(""))
                    .map(name -> PLATFORM.matcher(name).replaceFirst("native"))
                    .collect(TreeSet::new, TreeSet::add, TreeSet::addAll);
        }
    }

    private static Map<String, String> listed() throws IOException {
        Map<String, String> reasons = new TreeMap<>();
        for (String line : Files.readAllLines(LIST)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                List<String> parts = List.of(line.split(" - ", 2));
                reasons.put(parts.getFirst(), parts.size() == 2 ? parts.getLast() : "");
            }
        }
        return reasons;
    }

    private static List<String> without(Iterable<String> all, Iterable<String> others) {
        Set<String> rest = new TreeSet<>();
        all.forEach(rest::add);
        others.forEach(rest::remove);
        return List.copyOf(rest);
    }
}
