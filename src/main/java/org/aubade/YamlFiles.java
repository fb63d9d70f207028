package org.aubade;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aubade.text.Violation;
import org.jboss.logging.Logger;

/** Reads the YAML files in a directory, which need not exist. A file that cannot be loaded is logged and listed in {@link #broken}; so is a link that leads out of it. */
final class YamlFiles {
    /** The greatest size of a file, equal to that of a request's body; a larger file is no program or schedule. */
    private static final long MAX_BYTES = 1 << 20;

    private final Path directory;
    private final Logger log;
    private final Map<Path, String> broken = new ConcurrentSkipListMap<>();

    YamlFiles(Path directory, Logger log) {
        this.directory = directory;
        this.log = log;
    }

    /** Whether the directory exists. */
    boolean isThere() {
        return Files.isDirectory(directory);
    }

    /** Loads one file. */
    @FunctionalInterface
    interface Loader {
        /**
         * Loads {@code text}; returns the reason if it cannot be loaded, otherwise empty.
         *
         * @param defaultName the name of the file without its extension
         */
        Optional<String> load(String text, String defaultName);
    }

    /** The text of the application's resource at {@code path}. */
    static String builtIn(String path) {
        try (InputStream in = YamlFiles.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("the application lacks its resource " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the application cannot read its resource " + path, e);
        }
    }

    /** Describes {@code violations} on one line. */
    static String describe(List<Violation> violations) {
        return violations.stream()
                .map(violation -> (violation.line() == null ? "" : "line " + violation.line() + ", ")
                        + (violation.path().isEmpty() ? "" : violation.path() + ": ")
                        + violation.message())
                .collect(Collectors.joining("; "));
    }

    /** Loads every file, in the order of their names. */
    void load(Loader loader) {
        for (Path file : files()) {
            try {
                load(file, loader);
            } catch (IOException e) {
                report(file, reason(e));
            }
        }
    }

    /** Why {@code failure} occurred, without the path and the name of its class. */
    static String reason(IOException failure) {
        return "it cannot be read: "
                + switch (failure) {
                    case AccessDeniedException _ -> "the user of this process may not read it";
                    case NoSuchFileException _ -> "it is gone";
                    case FileSystemException other -> String.valueOf(other.getReason());
                    case IOException other -> String.valueOf(other.getMessage());
                };
    }

    /** The files that could not be loaded, each with the reason. */
    Map<Path, String> broken() {
        return Map.copyOf(broken);
    }

    private List<Path> files() {
        if (!Files.isDirectory(directory)) {
            log.debugf("There is no directory %s to load files from.", directory);
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(YamlFiles::isYaml).sorted().toList();
        } catch (IOException e) {
            report(directory, reason(e));
            return List.of();
        }
    }

    private static boolean isYaml(Path file) {
        String name = file.getFileName().toString();
        return !name.startsWith(".") && (name.endsWith(".yaml") || name.endsWith(".yml")) && Files.isRegularFile(file);
    }

    private void load(Path file, Loader loader) throws IOException {
        // What the user of this process may read need not be for everybody who may see programs, or the log.
        if (!file.toRealPath().startsWith(directory.toRealPath())) {
            report(file, "it is a link that leads out of the directory; put the file itself there");
            return;
        }
        if (Files.size(file) > MAX_BYTES) {
            report(file, "it is larger than " + MAX_BYTES + " bytes");
            return;
        }
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        String fileName = file.getFileName().toString();
        String defaultName = fileName.substring(0, fileName.lastIndexOf('.'));
        loader.load(text, defaultName).ifPresent(why -> report(file, why));
    }

    private void report(Path file, String why) {
        broken.put(file, why);
        log.errorf("%s is left out: %s", file, why);
    }
}
