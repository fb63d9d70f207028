package org.aubade;

import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.aubade.program.catalog.ProgramSource;
import org.aubade.schedule.GivenSchedule;
import org.aubade.schedule.HomePlace;
import org.aubade.schedule.ParsedSchedule;
import org.aubade.schedule.Schedule;
import org.aubade.schedule.SchedulePlanner;
import org.aubade.schedule.ScheduleReader;
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

    private final SchedulePlanner planner;
    private final boolean builtIn;
    private final boolean alone;
    private final YamlFiles files;

    ScheduleFiles(HomePlace home, AubadeConfig config) {
        this.planner = new SchedulePlanner(home.zone(), home.place());
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
    Collection<GivenSchedule> read() {
        Map<String, GivenSchedule> given = new TreeMap<>();
        if (builtIn) {
            BUILT_IN.forEach(name -> readBuiltIn(name, given));
        }
        files.load((text, defaultName) -> readFile(text, defaultName, given));
        return List.copyOf(given.values());
    }

    private static void readBuiltIn(String name, Map<String, GivenSchedule> given) {
        String resource = "/schedules/" + name + ".yaml";
        switch (ScheduleReader.readWithDefault(YamlFiles.builtIn(resource), TextFormat.YAML, name)) {
            case ParsedSchedule.Valid valid ->
                given.put(name, new GivenSchedule(valid.schedule(), ProgramSource.BUILT_IN));
            case ParsedSchedule.Invalid invalid ->
                throw new IllegalStateException(resource + " is broken: " + YamlFiles.describe(invalid.violations()));
        }
    }

    private Optional<String> readFile(String text, String defaultName, Map<String, GivenSchedule> given) {
        return switch (ScheduleReader.readWithDefault(text, TextFormat.YAML, defaultName)) {
            case ParsedSchedule.Invalid invalid -> Optional.of(YamlFiles.describe(invalid.violations()));
            case ParsedSchedule.Valid valid -> take(valid.schedule(), given);
        };
    }

    private Optional<String> take(Schedule schedule, Map<String, GivenSchedule> given) {
        Optional<String> obstacle = planner.obstacle(schedule);
        if (obstacle.isPresent()) {
            return obstacle;
        }
        GivenSchedule same = given.get(schedule.name());
        if (same != null && same.source() == ProgramSource.FILE) {
            return Optional.of("another file has a schedule '" + schedule.name() + "' already");
        }
        given.put(schedule.name(), new GivenSchedule(schedule, ProgramSource.FILE));
        return Optional.empty();
    }
}
