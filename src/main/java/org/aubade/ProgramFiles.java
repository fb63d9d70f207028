package org.aubade;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.aubade.program.Program;
import org.aubade.program.catalog.ProgramCatalog;
import org.aubade.program.catalog.ProgramSource;
import org.aubade.program.text.ParsedProgram;
import org.aubade.program.text.ProgramReader;
import org.aubade.text.TextFormat;
import org.jboss.logging.Logger;

/**
 * Loads programs into the catalogue at the start: first the built-in ones, then Java beans, then the files of the configured
 * directory. A later program replaces an earlier one of the same name, but no two files may contain the same name.
 */
@Singleton
class ProgramFiles {
    private static final Logger LOG = Logger.getLogger("aubade.program");
    private static final List<String> BUILT_IN = List.of("sleep", "wake-up");

    private final ProgramCatalog catalog;
    private final List<Program> beans;
    private final YamlFiles files;
    private final Set<String> fromFiles = new HashSet<>();

    ProgramFiles(ProgramCatalog catalog, @All List<Program> beans, AubadeConfig config) {
        this.catalog = catalog;
        this.beans = beans;
        this.files = new YamlFiles(config.programs().directory(), LOG);
    }

    /** The files that could not be loaded, each with the reason. */
    Map<Path, String> broken() {
        return files.broken();
    }

    /** Loads all programs. A file that cannot be loaded is logged, listed in {@link #broken}, and skipped. */
    void load() {
        BUILT_IN.forEach(this::loadBuiltIn);
        beans.forEach(program -> keep(program, ProgramSource.JAVA));
        files.load(this::loadFile);
        LOG.infof("%d programs: %s.", catalog.list().size(), names());
    }

    private void loadBuiltIn(String name) {
        String resource = "/programs/" + name + ".yaml";
        switch (ProgramReader.readWithDefault(YamlFiles.builtIn(resource), TextFormat.YAML, name)) {
            case ParsedProgram.Valid valid -> keep(valid.program(), ProgramSource.BUILT_IN);
            case ParsedProgram.Invalid invalid ->
                throw new IllegalStateException(resource + " is broken: " + YamlFiles.describe(invalid.violations()));
        }
    }

    private Optional<String> loadFile(String text, String defaultName) {
        return switch (ProgramReader.readWithDefault(text, TextFormat.YAML, defaultName)) {
            case ParsedProgram.Invalid invalid -> Optional.of(YamlFiles.describe(invalid.violations()));
            case ParsedProgram.Valid valid -> keepFile(valid.program());
        };
    }

    private Optional<String> keepFile(Program program) {
        if (!fromFiles.add(program.name())) {
            return Optional.of("another file has a program '" + program.name() + "' already");
        }
        keep(program, ProgramSource.FILE);
        return Optional.empty();
    }

    private void keep(Program program, ProgramSource source) {
        catalog.put(program, source, ProgramCatalog.Condition.ALWAYS).await().indefinitely();
    }

    private String names() {
        return catalog.list().stream().map(kept -> kept.program().name()).collect(Collectors.joining(", "));
    }
}
