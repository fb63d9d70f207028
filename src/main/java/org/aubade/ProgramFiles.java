package org.aubade;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aubade.form.TextFormat;
import org.aubade.form.Violation;
import org.aubade.program.ParsedProgram;
import org.aubade.program.Program;
import org.aubade.program.ProgramCatalog;
import org.aubade.program.ProgramReader;
import org.aubade.program.ProgramSource;
import org.jboss.logging.Logger;

/**
 * Fills the catalogue at the start: with the programs built in, then those of Java beans, then the files of the
 * directory; a later one replaces an earlier one of its name, except that no two files may have the same name.
 */
@Singleton
class ProgramFiles {
    private static final Logger LOG = Logger.getLogger("aubade.program");
    private static final List<String> BUILT_IN = List.of("sleep", "wake-up");

    /** A file much larger than a program is not one; the same bound as for a body over REST. */
    private static final long MAX_BYTES = 1 << 20;

    private final ProgramCatalog catalog;
    private final List<Program> beans;
    private final Path directory;
    private final Map<Path, String> broken = new ConcurrentSkipListMap<>();
    private final Set<String> fromFiles = new HashSet<>();

    ProgramFiles(ProgramCatalog catalog, @All List<Program> beans, AubadeConfig config) {
        this.catalog = catalog;
        this.beans = beans;
        this.directory = config.programs().directory();
    }

    /** The files that could not be loaded, with the reason. */
    Map<Path, String> broken() {
        return Map.copyOf(broken);
    }

    /** Loads everything; a broken file is logged and remembered, and the rest is loaded all the same. */
    void load() {
        BUILT_IN.forEach(this::loadBuiltIn);
        beans.forEach(program -> keep(program, ProgramSource.JAVA));
        for (Path file : files()) {
            try {
                loadFile(file);
            } catch (IOException e) {
                report(file, "it cannot be read: " + e);
            }
        }
        LOG.infof("%d programs: %s.", catalog.list().size(), names());
    }

    private void loadBuiltIn(String name) {
        String resource = "/programs/" + name + ".yaml";
        try (InputStream in = ProgramFiles.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the application lacks its resource " + resource);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            switch (ProgramReader.readWithDefault(text, TextFormat.YAML, name)) {
                case ParsedProgram.Valid valid -> keep(valid.program(), ProgramSource.BUILT_IN);
                case ParsedProgram.Invalid invalid ->
                    throw new IllegalStateException(resource + " is broken: " + describe(invalid.violations()));
            }
        } catch (IOException e) {
            throw new IllegalStateException("the application cannot read its resource " + resource, e);
        }
    }

    private List<Path> files() {
        if (!Files.isDirectory(directory)) {
            LOG.debugf("There is no directory %s; only programs built in and from Java are loaded.", directory);
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(ProgramFiles::isProgram).sorted().toList();
        } catch (IOException e) {
            report(directory, "it cannot be listed: " + e);
            return List.of();
        }
    }

    private static boolean isProgram(Path file) {
        String name = file.getFileName().toString();
        return !name.startsWith(".") && (name.endsWith(".yaml") || name.endsWith(".yml")) && Files.isRegularFile(file);
    }

    private void loadFile(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            report(file, "it is larger than " + MAX_BYTES + " bytes");
            return;
        }
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        String fileName = file.getFileName().toString();
        String defaultName = fileName.substring(0, fileName.lastIndexOf('.'));
        switch (ProgramReader.readWithDefault(text, TextFormat.YAML, defaultName)) {
            case ParsedProgram.Invalid invalid -> report(file, describe(invalid.violations()));
            case ParsedProgram.Valid valid -> {
                if (!fromFiles.add(valid.program().name())) {
                    report(
                            file,
                            "another file has a program '" + valid.program().name() + "' already");
                } else {
                    keep(valid.program(), ProgramSource.FILE);
                }
            }
        }
    }

    private void keep(Program program, ProgramSource source) {
        catalog.put(program, source, ProgramCatalog.Condition.ALWAYS).await().indefinitely();
    }

    private void report(Path file, String why) {
        broken.put(file, why);
        LOG.errorf("%s is left out: %s", file, why);
    }

    private String names() {
        return catalog.list().stream().map(kept -> kept.program().name()).collect(Collectors.joining(", "));
    }

    private static String describe(List<Violation> violations) {
        return violations.stream()
                .map(violation -> (violation.line() == null ? "" : "line " + violation.line() + ", ")
                        + (violation.path().isEmpty() ? "" : violation.path() + ": ")
                        + violation.message())
                .collect(Collectors.joining("; "));
    }
}
