package org.aubade;

import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.aubade.program.catalog.ProgramSource;
import org.aubade.schedule.DeclaredSchedule;
import org.aubade.schedule.OccurrenceCalculator;
import org.aubade.schedule.Schedule;
import org.aubade.schedule.calendar.HomePlace;
import org.aubade.schedule.text.ParsedSchedule;
import org.aubade.schedule.text.ScheduleReader;
import org.aubade.text.TextFormat;
import org.jboss.logging.Logger;

/**
 * Reads the schedules that are declared at every start: the built-in ones, and the files of the configured directory. A file replaces a
 * built-in schedule of the same name, but no two files may contain the same name.
 */
@Singleton
class ScheduleFiles {
    private static final Logger LOG = Logger.getLogger("aubade.schedule");
    private static final List<String> BUILT_IN = List.of("morning", "night");

    private final OccurrenceCalculator calculator;
    private final boolean builtIn;
    private final boolean onlyNode;
    private final YamlFiles files;

    ScheduleFiles(HomePlace home, AubadeConfig config) {
        this.calculator = new OccurrenceCalculator(home);
        this.builtIn = config.schedules().builtIn();
        this.onlyNode = config.store() != AubadeConfig.Store.POSTGRESQL;
        this.files = new YamlFiles(config.schedules().directory(), LOG);
    }

    /** The files that could not be loaded, each with the reason. */
    Map<Path, String> broken() {
        return files.broken();
    }

    /** Whether {@link #read} has found all schedules that are declared, so that one that is missing was removed; another node may have other files. */
    boolean isComplete() {
        return onlyNode && files.broken().isEmpty() && files.isThere();
    }

    /** Reads all schedules. A file that cannot be loaded is logged, listed in {@link #broken}, and skipped. */
    Collection<DeclaredSchedule> read() {
        Map<String, DeclaredSchedule> declared = new TreeMap<>();
        if (builtIn) {
            BUILT_IN.forEach(name -> readBuiltIn(name, declared));
        }
        files.load((text, defaultName) -> readFile(text, defaultName, declared));
        return List.copyOf(declared.values());
    }

    private static void readBuiltIn(String name, Map<String, DeclaredSchedule> declared) {
        String resource = "/schedules/" + name + ".yaml";
        switch (ScheduleReader.readWithDefault(YamlFiles.builtIn(resource), TextFormat.YAML, name)) {
            case ParsedSchedule.Valid valid ->
                declared.put(name, new DeclaredSchedule(valid.schedule(), ProgramSource.BUILT_IN));
            case ParsedSchedule.Invalid invalid ->
                throw new IllegalStateException(resource + " is broken: " + YamlFiles.describe(invalid.violations()));
        }
    }

    private Optional<String> readFile(String text, String defaultName, Map<String, DeclaredSchedule> declared) {
        return switch (ScheduleReader.readWithDefault(text, TextFormat.YAML, defaultName)) {
            case ParsedSchedule.Invalid invalid -> Optional.of(YamlFiles.describe(invalid.violations()));
            case ParsedSchedule.Valid valid -> take(valid.schedule(), declared);
        };
    }

    private Optional<String> take(Schedule schedule, Map<String, DeclaredSchedule> declared) {
        Optional<String> obstacle = calculator.obstacle(schedule);
        if (obstacle.isPresent()) {
            return obstacle;
        }
        DeclaredSchedule same = declared.get(schedule.name());
        if (same != null && same.source() == ProgramSource.FILE) {
            return Optional.of("another file has a schedule '" + schedule.name() + "' already");
        }
        declared.put(schedule.name(), new DeclaredSchedule(schedule, ProgramSource.FILE));
        return Optional.empty();
    }
}
