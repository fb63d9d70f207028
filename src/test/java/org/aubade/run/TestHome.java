package org.aubade.run;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aubade.device.DeviceSettings;
import org.aubade.device.FakeDevice;
import org.aubade.device.IotService;
import org.aubade.program.Program;
import org.aubade.program.ProgramBuilder;
import org.aubade.program.Step;
import org.aubade.program.catalog.InMemoryProgramCatalog;
import org.aubade.program.catalog.ProgramCatalog;
import org.aubade.program.catalog.ProgramSource;
import org.aubade.run.engine.RunEngine;
import org.aubade.run.journal.InMemoryRunStore;
import org.aubade.time.VirtualTime;

/** A home in virtual time: a lamp, a speaker and a toilet that answer as a test says, and the service that runs programs. */
final class TestHome {
    final VirtualTime time = new VirtualTime();
    final ProgramCatalog programs = new InMemoryProgramCatalog();
    final FakeDevice lamp = FakeDevice.light("lamp", time.source());
    final FakeDevice speaker = FakeDevice.speaker("speaker", time.source());
    final FakeDevice toilet = FakeDevice.toilet("toilet", time.source());
    final IotService devices;
    final RunService runs;

    TestHome() {
        this(RunSettings.DEFAULT);
    }

    TestHome(RunSettings settings) {
        devices = new IotService(List.of(lamp, speaker, toilet), DeviceSettings.DEFAULT, time.source());
        devices.open().subscribe().with(_ -> {});
        runs = new RunEngine(devices, programs, new InMemoryRunStore(100, 1_000_000), settings, time.source());
    }

    /** Keeps {@code program} so that others can call it. */
    void keep(Program program) {
        programs.put(program, ProgramSource.REST, ProgramCatalog.Condition.ALWAYS)
                .await()
                .indefinitely();
    }

    /** Asks for a run. */
    @CanIgnoreReturnValue
    Start ask(Program program) {
        return runs.start(program).await().indefinitely();
    }

    /** A run that is under way, or was over at once. */
    @CanIgnoreReturnValue
    RunHandle start(Program program) {
        return switch (ask(program)) {
            case Start.Accepted accepted -> accepted.run();
            case Start refused -> throw new AssertionError("the run was refused: " + refused);
        };
    }

    @CanIgnoreReturnValue
    RunHandle start(Step... steps) {
        return start(program("test", steps));
    }

    /** Runs to the end, however long that takes in virtual time. */
    @CanIgnoreReturnValue
    Run run(Program program) {
        RunHandle run = start(program);
        time.runAll();
        return run.snapshot();
    }

    @CanIgnoreReturnValue
    Run run(Step... steps) {
        return run(program("test", steps));
    }

    void cancel(RunHandle run) {
        runs.cancel(run.id()).await().indefinitely();
    }

    /** What every device was told, in the order of time, as {@code 500 lamp SWITCH_ON} with the time in milliseconds. */
    List<String> told() {
        record Line(Duration at, String text) {}
        List<Line> lines = new ArrayList<>();
        for (FakeDevice device : List.of(lamp, speaker, toilet)) {
            for (FakeDevice.Told told : device.told()) {
                lines.add(new Line(
                        told.at(),
                        told.at().toMillis() + " " + device.id() + " "
                                + told.message().type()));
            }
        }
        return lines.stream()
                .sorted(Comparator.comparing(Line::at))
                .map(Line::text)
                .toList();
    }

    /** The states of a run's steps by path. */
    static Map<String, StepState> states(Run run) {
        Map<String, StepState> states = new LinkedHashMap<>();
        run.steps().forEach(step -> states.put(step.path().toString(), step.state()));
        return states;
    }

    static StepResult step(Run run, String path) {
        return run.steps().stream()
                .filter(step -> step.path().toString().equals(path))
                .findFirst()
                .orElseThrow();
    }

    static Duration duration(Run run) {
        return Duration.between(run.started(), run.finished());
    }

    static Program program(String name, Step... steps) {
        ProgramBuilder builder = ProgramBuilder.program(name);
        for (Step step : steps) {
            builder = builder.then(step);
        }
        return builder.build();
    }
}
