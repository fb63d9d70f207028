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
 * Fills the catalogue at the start: with the programs built in, then those of Java beans, then the files of the
 * directory; a later one replaces an earlier one of its name, except that no two files may have the same name.
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

    /** The files that could not be loaded, with the reason. */
    Map<Path, String> broken() {
        return files.broken();
    }

    /** Loads everything; a broken file is logged and remembered, and the rest is loaded all the same. */
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
