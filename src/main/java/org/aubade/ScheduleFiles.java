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
 * The schedules that are given at every start: those built in, and the files of the directory; a file replaces a built-in
 * one of its name, but no two files may have the same name.
 */
@Singleton
class ScheduleFiles {
    private static final Logger LOG = Logger.getLogger("aubade.schedule");
    private static final List<String> BUILT_IN = List.of("morning", "night");

    private final OccurrenceCalculator calculator;
    private final boolean builtIn;
    private final boolean alone;
    private final YamlFiles files;

    ScheduleFiles(HomePlace home, AubadeConfig config) {
        this.calculator = new OccurrenceCalculator(home);
        this.builtIn = config.schedules().builtIn();
        this.alone = config.store() != AubadeConfig.Store.POSTGRESQL;
        this.files = new YamlFiles(config.schedules().directory(), LOG);
    }

    /** The files that could not be loaded, with the reason. */
    Map<Path, String> broken() {
        return files.broken();
    }

    /** Whether all that there should be could be read, and no other node may have more, so that what is missing was taken away. */
    boolean isComplete() {
        return alone && files.broken().isEmpty() && files.isThere();
    }

    /** Reads them; a broken file is logged and remembered, and the rest is read all the same. */
    Collection<DeclaredSchedule> read() {
        Map<String, DeclaredSchedule> given = new TreeMap<>();
        if (builtIn) {
            BUILT_IN.forEach(name -> readBuiltIn(name, given));
        }
        files.load((text, defaultName) -> readFile(text, defaultName, given));
        return List.copyOf(given.values());
    }

    private static void readBuiltIn(String name, Map<String, DeclaredSchedule> given) {
        String resource = "/schedules/" + name + ".yaml";
        switch (ScheduleReader.readWithDefault(YamlFiles.builtIn(resource), TextFormat.YAML, name)) {
            case ParsedSchedule.Valid valid ->
                given.put(name, new DeclaredSchedule(valid.schedule(), ProgramSource.BUILT_IN));
            case ParsedSchedule.Invalid invalid ->
                throw new IllegalStateException(resource + " is broken: " + YamlFiles.describe(invalid.violations()));
        }
    }

    private Optional<String> readFile(String text, String defaultName, Map<String, DeclaredSchedule> given) {
        return switch (ScheduleReader.readWithDefault(text, TextFormat.YAML, defaultName)) {
            case ParsedSchedule.Invalid invalid -> Optional.of(YamlFiles.describe(invalid.violations()));
            case ParsedSchedule.Valid valid -> take(valid.schedule(), given);
        };
    }

    private Optional<String> take(Schedule schedule, Map<String, DeclaredSchedule> given) {
        Optional<String> obstacle = calculator.obstacle(schedule);
        if (obstacle.isPresent()) {
            return obstacle;
        }
        DeclaredSchedule same = given.get(schedule.name());
        if (same != null && same.source() == ProgramSource.FILE) {
            return Optional.of("another file has a schedule '" + schedule.name() + "' already");
        }
        given.put(schedule.name(), new DeclaredSchedule(schedule, ProgramSource.FILE));
        return Optional.empty();
    }
}
