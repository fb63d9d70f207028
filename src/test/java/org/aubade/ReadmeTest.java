package org.aubade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.device.MessageType.CLEAN;
import static org.aubade.device.MessageType.FLUSH;
import static org.aubade.device.MessageType.PLAY_SONG;
import static org.aubade.device.MessageType.SWITCH_OFF;
import static org.aubade.device.MessageType.SWITCH_ON;
import static org.aubade.program.ProgramBuilder.program;
import static org.aubade.program.Step.send;
import static org.aubade.program.Step.seq;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.aubade.device.DeviceSettings;
import org.aubade.device.FakeDevice;
import org.aubade.device.IotService;
import org.aubade.program.Program;
import org.aubade.program.catalog.InMemoryProgramCatalog;
import org.aubade.program.catalog.ProgramCatalog;
import org.aubade.program.catalog.ProgramSource;
import org.aubade.program.text.ParsedProgram;
import org.aubade.program.text.ProgramReader;
import org.aubade.run.RunService;
import org.aubade.run.RunSettings;
import org.aubade.run.RunState;
import org.aubade.run.Start;
import org.aubade.run.engine.RunEngine;
import org.aubade.run.journal.InMemoryRunStore;
import org.aubade.schedule.Decision;
import org.aubade.schedule.DeclaredSchedule;
import org.aubade.schedule.InMemoryScheduleStore;
import org.aubade.schedule.LedgerEntry;
import org.aubade.schedule.LedgerQuery;
import org.aubade.schedule.NextOccurrences;
import org.aubade.schedule.ObservedScheduleStore;
import org.aubade.schedule.Schedule;
import org.aubade.schedule.ScheduleService;
import org.aubade.schedule.TimerAlarms;
import org.aubade.schedule.calendar.HomePlace;
import org.aubade.schedule.dispatch.OccurrenceDispatcher;
import org.aubade.schedule.text.ParsedSchedule;
import org.aubade.schedule.text.ScheduleReader;
import org.aubade.text.TextFormat;
import org.aubade.time.VirtualTime;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every example of the README and of the references of programs and schedules is run; every file that the pages name is there. */
class ReadmeTest {
    private static final List<Path> PAGES =
            List.of(Path.of("README.md"), Path.of("docs/programs.md"), Path.of("docs/schedules.md"));
    private static final Path THIS = Path.of("src/test/java/org/aubade/ReadmeTest.java");

    private static List<String> examples(String language) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Path page : PAGES) {
            text.append(Files.readString(page)).append('\n');
        }
        return Pattern.compile("(?ms)^```" + language + "\n(.*?)^```$")
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static Program builtIn(String name) throws IOException {
        return read(Files.readString(Path.of("src/main/resources/programs/" + name + ".yaml")));
    }

    private static Program read(String yaml) {
        return switch (ProgramReader.read(yaml, TextFormat.YAML)) {
            case ParsedProgram.Valid valid -> valid.program();
            case ParsedProgram.Invalid invalid -> throw new AssertionError(invalid.violations());
        };
    }

    /** The statements between here and the assertions are those of the README. */
    @Test
    void the_programs_in_java_are_the_ones_that_ship() throws IOException {
        Program sleep = program("sleep")
                .description("Everything off; the toilet is flushed before it is cleaned.")
                .par(
                        send("hue-light", SWITCH_OFF),
                        send("smart-speaker", SWITCH_OFF),
                        seq(send("smart-toilet", FLUSH), send("smart-toilet", CLEAN)))
                .build();

        Program wakeUp = program("wake-up")
                .description("The light and the music come on together; the speaker is switched on before it plays.")
                .par(
                        send("hue-light", SWITCH_ON),
                        seq(
                                send("smart-speaker", SWITCH_ON),
                                send("smart-speaker", PLAY_SONG, "Rick Astley - Never Gonna Give You Up")))
                .build();

        assertThat(sleep).isEqualTo(builtIn("sleep"));
        assertThat(wakeUp).isEqualTo(builtIn("wake-up"));
    }

    @Test
    void every_file_that_a_page_links_to_is_there() throws IOException {
        List<Path> pages = List.of(
                Path.of("README.md"),
                Path.of("docs/architecture.md"),
                Path.of("docs/programs.md"),
                Path.of("docs/schedules.md"),
                Path.of("docs/rest.md"),
                Path.of("docs/cli.md"),
                Path.of("docs/operating.md"),
                Path.of("docs/native.md"),
                Path.of("src/main/docker/README.md"),
                Path.of("docs/configuration.md"));
        for (Path page : pages) {
            assertThat(Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)")
                            .matcher(Files.readString(page))
                            .results()
                            .map(link -> page.resolveSibling(link.group(1))))
                    .as("links of %s", page)
                    .allMatch(Files::exists);
        }
    }

    @Test
    void every_java_example_is_part_of_this_test() throws IOException {
        String executed = withoutBlanks(Files.readString(THIS));

        assertThat(examples("java"))
                .isNotEmpty()
                .allSatisfy(example -> assertThat(executed).contains(withoutBlanks(example)));
    }

    private static boolean isSchedule(String yaml) {
        return yaml.contains("\nwhen:");
    }

    @TestFactory
    Stream<DynamicTest> every_schedule_runs_when_it_is_due() throws IOException {
        List<String> schedules =
                examples("yaml").stream().filter(ReadmeTest::isSchedule).toList();
        assertThat(schedules).isNotEmpty();
        return schedules.stream()
                .map(ReadmeTest::readSchedule)
                .map(schedule -> DynamicTest.dynamicTest(
                        schedule.name(),
                        () -> assertThat(decisionsOfADay(schedule)).containsExactly(Decision.RAN)));
    }

    private static Schedule readSchedule(String yaml) {
        return switch (ScheduleReader.read(yaml, TextFormat.YAML)) {
            case ParsedSchedule.Valid valid -> valid.schedule();
            case ParsedSchedule.Invalid invalid -> throw new AssertionError(invalid.violations());
        };
    }

    /** What became of the occurrences of a Tuesday. */
    private static List<Decision> decisionsOfADay(Schedule schedule) throws IOException {
        VirtualTime time = new VirtualTime();
        InMemoryProgramCatalog programs = new InMemoryProgramCatalog();
        RunService runs = home(time, programs);
        ObservedScheduleStore store = new ObservedScheduleStore(new InMemoryScheduleStore(10));
        NextOccurrences occurrences = new NextOccurrences(new HomePlace(ZoneId.of("UTC"), null));
        ScheduleService schedules = new ScheduleService(
                store,
                new TimerAlarms(time.source()),
                occurrences,
                new OccurrenceDispatcher(store, programs, runs, occurrences, () -> false, time.source()),
                time.source());
        schedules
                .open(List.of(new DeclaredSchedule(schedule, ProgramSource.FILE)), true)
                .await()
                .indefinitely();
        time.advance(Duration.ofDays(1));
        return schedules.ledger(new LedgerQuery(schedule.name(), null, null, 10)).await().indefinitely().stream()
                .map(LedgerEntry::decision)
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> every_yaml_example_runs_in_the_simulated_home() throws IOException {
        return examples("yaml").stream()
                .filter(yaml -> !isSchedule(yaml))
                .map(ReadmeTest::read)
                .map(program -> DynamicTest.dynamicTest(
                        program.name(), () -> assertThat(succeeds(program)).isTrue()));
    }

    private static boolean succeeds(Program program) throws IOException {
        VirtualTime time = new VirtualTime();
        RunService runs = home(time, new InMemoryProgramCatalog());
        Start start = runs.start(program).await().indefinitely();
        time.runAll();
        return start instanceof Start.Accepted accepted
                && accepted.run().snapshot().state() == RunState.SUCCEEDED;
    }

    /** The simulated home with the programs that ship. */
    private static RunService home(VirtualTime time, ProgramCatalog programs) throws IOException {
        IotService devices = new IotService(
                List.of(
                        FakeDevice.light("hue-light", time.source()),
                        FakeDevice.speaker("smart-speaker", time.source()),
                        FakeDevice.toilet("smart-toilet", time.source())),
                DeviceSettings.DEFAULT,
                time.source());
        devices.open().subscribe().with(_ -> {});
        for (String name : List.of("sleep", "wake-up")) {
            var kept = programs.put(builtIn(name), ProgramSource.BUILT_IN, ProgramCatalog.Condition.ALWAYS)
                    .await()
                    .indefinitely();
            assertThat(kept).isInstanceOf(ProgramCatalog.Change.Created.class);
        }
        return new RunEngine(devices, programs, new InMemoryRunStore(1, 100), RunSettings.DEFAULT, time.source());
    }

    private static String withoutBlanks(String text) {
        return text.replaceAll("\\s+", "");
    }
}
