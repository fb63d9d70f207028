package org.aubade.bench.engine;

import org.aubade.run.engine.RunEngine;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.aubade.device.Device;
import org.aubade.device.DeviceId;
import org.aubade.device.DeviceKind;
import org.aubade.device.DeviceSettings;
import org.aubade.device.DeviceState;
import org.aubade.device.IotService;
import org.aubade.device.Message;
import org.aubade.device.MessageType;
import org.aubade.program.catalog.InMemoryProgramCatalog;
import org.aubade.program.Overlap;
import org.aubade.program.Program;
import org.aubade.program.ProgramBuilder;
import org.aubade.program.Step;
import org.aubade.run.journal.InMemoryRunStore;
import org.aubade.run.RunService;
import org.aubade.run.RunSettings;
import org.aubade.run.RunState;
import org.aubade.run.Start;
import org.aubade.time.TimeSource;

/** Aubade as it ships, with its defaults but for the lines of the log: outcomes, events, timeouts and the history in memory. */
final class Aubade implements Subject {
    /** No peer writes a line when a run starts and when it ends. It is held here, since the log manager would forget its level. */
    private static final Logger LINES_OF_RUNS = Logger.getLogger("aubade.run");

    private final Map<Tree, Program[]> programs = new IdentityHashMap<>();
    private final int homes;
    private final RunService runs;
    private int next;

    /**
     * @param timer what bounds the wait for answers
     * @param homes how many homes with devices of their own take turns: a device is sent one message at a time
     */
    Aubade(Devices devices, ScheduledThreadPoolExecutor timer, int homes) {
        LINES_OF_RUNS.setLevel(Level.WARNING);
        this.homes = homes;
        timer.setRemoveOnCancelPolicy(true);
        // As in the service, where the journal looks after its session every second: no timeout of 10 s is ever the next.
        var _ = timer.scheduleWithFixedDelay(() -> {}, 1, 1, TimeUnit.SECONDS);
        TimeSource time = new TimeSource(Clock.systemUTC(), timer);
        IotService home = new IotService(
                IntStream.range(0, homes)
                        .boxed()
                        .<Device>flatMap(number -> Stream.of(
                                new Bare("light-" + number, DeviceKind.LIGHT, devices),
                                new Bare("speaker-" + number, DeviceKind.SPEAKER, devices),
                                new Bare("toilet-" + number, DeviceKind.TOILET, devices)))
                        .toList(),
                new DeviceSettings(Duration.ofSeconds(10), Duration.ofSeconds(10), 100_000),
                time);
        home.open().await().indefinitely();
        runs = new RunEngine(
                home, new InMemoryProgramCatalog(), new InMemoryRunStore(1_000, 1_000_000), RunSettings.DEFAULT, time);
    }

    @Override
    public void start(Tree tree, Runnable done) {
        Program program = programs.computeIfAbsent(tree, this::programs)[next++ % homes];
        var _ = runs.start(program).subscribe().with(start -> {
            if (!(start instanceof Start.Accepted(var run))) {
                throw new IllegalStateException("the run was refused: " + start);
            }
            var _ = run.finished().subscribe().with(finished -> {
                if (finished.state() != RunState.SUCCEEDED) {
                    throw new IllegalStateException("the run failed: " + finished.error());
                }
                done.run();
            });
        });
    }

    private Program[] programs(Tree tree) {
        return IntStream.range(0, homes)
                .mapToObj(home -> program(tree, home))
                .toArray(Program[]::new);
    }

    private static Program program(Tree tree, int home) {
        return ProgramBuilder.program("bench")
                .overlap(Overlap.PARALLEL)
                .then(step(tree, home))
                .build();
    }

    private static Step step(Tree tree, int home) {
        return switch (tree) {
            case Tree.Send(String device, String type) when type.equals("PLAY_SONG") ->
                Step.send(device + "-" + home, MessageType.PLAY_SONG, "Rick Astley - Never Gonna Give You Up");
            case Tree.Send(String device, String type) -> Step.send(device + "-" + home, MessageType.valueOf(type));
            case Tree.Seq(List<Tree> children) ->
                Step.seq(children.stream().map(child -> step(child, home)).toArray(Step[]::new));
            case Tree.Par(List<Tree> children) ->
                Step.par(children.stream().map(child -> step(child, home)).toArray(Step[]::new));
        };
    }

    /** A device that does nothing but answer. */
    private record Bare(String word, DeviceKind kind, Devices devices) implements Device {
        @Override
        public DeviceId id() {
            return new DeviceId(word);
        }

        @Override
        public String name() {
            return word;
        }

        @Override
        public String driver() {
            return "bare";
        }

        @Override
        public DeviceState state() {
            return DeviceState.UNKNOWN;
        }

        @Override
        public Uni<Void> connect() {
            return Uni.createFrom().voidItem();
        }

        @Override
        public Uni<Void> disconnect() {
            return Uni.createFrom().voidItem();
        }

        @Override
        public Uni<Void> send(Message message) {
            return Uni.createFrom().emitter(answer -> devices.send(() -> answer.complete(null)));
        }
    }
}
