package org.aubade.bench;

import static org.aubade.device.MessageType.CLEAN;
import static org.aubade.device.MessageType.FLUSH;
import static org.aubade.device.MessageType.PLAY_SONG;
import static org.aubade.device.MessageType.SWITCH_OFF;
import static org.aubade.device.MessageType.SWITCH_ON;
import static org.aubade.program.Step.par;
import static org.aubade.program.Step.send;
import static org.aubade.program.Step.seq;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import org.aubade.device.Device;
import org.aubade.device.DeviceId;
import org.aubade.device.DeviceKind;
import org.aubade.device.DeviceSettings;
import org.aubade.device.DeviceState;
import org.aubade.device.IotService;
import org.aubade.device.Message;
import org.aubade.program.Overlap;
import org.aubade.program.Program;
import org.aubade.program.ProgramBuilder;
import org.aubade.program.Step;
import org.aubade.program.catalog.InMemoryProgramCatalog;
import org.aubade.run.Run;
import org.aubade.run.RunHandle;
import org.aubade.run.RunService;
import org.aubade.run.RunSettings;
import org.aubade.run.RunState;
import org.aubade.run.Start;
import org.aubade.run.engine.RunEngine;
import org.aubade.run.journal.InMemoryRunStore;
import org.aubade.time.TimeSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a run costs for each step of its program: resolving, compiling, running, recording and keeping it, timeouts
 * included, through the service as it ships. The unit is one step, composites counted.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class RunBenchmark {
    private static final int WIDE = 1_000;
    private static final int BALANCED = 2_047;

    /** As many as there may be, beside the step around them. */
    private static final int MOST = 99_999;

    private static final Program WAKE_UP = program(
            "wake-up",
            par(
                    send("light", SWITCH_ON),
                    seq(
                            send("speaker", SWITCH_ON),
                            send("speaker", PLAY_SONG, "Rick Astley - Never Gonna Give You Up"))));
    private static final Program SLEEP = program(
            "sleep",
            par(
                    send("light", SWITCH_OFF),
                    send("speaker", SWITCH_OFF),
                    seq(send("toilet", FLUSH), send("toilet", CLEAN))));
    private static final Program SEQUENCE = program("sequence", seq(wide(WIDE)));
    private static final Program PARALLEL = program("parallel", par(wide(WIDE)));
    private static final Program SEQUENCE_OF_10_000 = program("sequence", seq(wide(10_000)));
    private static final Program PARALLEL_OF_10_000 = program("parallel", par(wide(10_000)));
    private static final Program SEQUENCE_OF_99_999 = program("sequence", seq(wide(MOST)));
    private static final Program PARALLEL_OF_99_999 = program("parallel", par(wide(MOST)));
    private static final Program TREE = program("tree", balanced(10));

    /** Whether somebody listens to the events of all runs. */
    @Param({"false", "true"})
    public boolean listener;

    /** Whether devices answer on a later turn of the timer instead of at once. */
    @Param({"false", "true"})
    public boolean hop;

    private ScheduledThreadPoolExecutor timer;
    private RunService runs;
    private Cancellable listening = () -> {};

    @Setup
    public void start() {
        timer = new ScheduledThreadPoolExecutor(1);
        timer.setRemoveOnCancelPolicy(true);
        TimeSource time = new TimeSource(Clock.systemUTC(), timer);
        List<Device> home = List.of(
                new Instant("light", DeviceKind.LIGHT),
                new Instant("speaker", DeviceKind.SPEAKER),
                new Instant("toilet", DeviceKind.TOILET));
        BenchHome.LINES_OF_RUNS.setLevel(Level.WARNING);
        IotService devices = new IotService(
                home,
                new DeviceSettings(
                        DeviceSettings.DEFAULT.messageTimeout(), DeviceSettings.DEFAULT.connectTimeout(), MOST),
                time);
        devices.open().await().indefinitely();
        runs = new RunEngine(
                devices, new InMemoryProgramCatalog(), new InMemoryRunStore(10, 10_000), RunSettings.DEFAULT, time);
        if (listener) {
            listening =
                    runs.events().onFailure().retry().indefinitely().subscribe().with(_ -> {});
        }
    }

    @TearDown
    public void stop() {
        listening.cancel();
        timer.shutdownNow();
    }

    @Benchmark
    @OperationsPerInvocation(5)
    public Run wakeUp() {
        return run(WAKE_UP);
    }

    @Benchmark
    @OperationsPerInvocation(6)
    public Run sleep() {
        return run(SLEEP);
    }

    @Benchmark
    @OperationsPerInvocation(WIDE + 1)
    public Run sequenceOf1000() {
        return run(SEQUENCE);
    }

    @Benchmark
    @OperationsPerInvocation(WIDE + 1)
    public Run parallelOf1000() {
        return run(PARALLEL);
    }

    @Benchmark
    @OperationsPerInvocation(10_001)
    public Run sequenceOf10000() {
        return run(SEQUENCE_OF_10_000);
    }

    @Benchmark
    @OperationsPerInvocation(10_001)
    public Run parallelOf10000() {
        return run(PARALLEL_OF_10_000);
    }

    @Benchmark
    @OperationsPerInvocation(MOST + 1)
    public Run sequenceOf99999() {
        return run(SEQUENCE_OF_99_999);
    }

    @Benchmark
    @OperationsPerInvocation(MOST + 1)
    public Run parallelOf99999() {
        return run(PARALLEL_OF_99_999);
    }

    @Benchmark
    @OperationsPerInvocation(BALANCED)
    public Run balancedTreeOfDepth10() {
        return run(TREE);
    }

    private Run run(Program program) {
        Run run = awaited(started(program).finished());
        if (run.state() != RunState.SUCCEEDED) {
            throw new IllegalStateException("the run failed: " + run.error());
        }
        return run;
    }

    private RunHandle started(Program program) {
        if (awaited(runs.start(program)) instanceof Start.Accepted accepted) {
            return accepted.run();
        }
        throw new IllegalStateException("the run was refused");
    }

    /** Waiting costs more than the programs of a few steps, so it is left out where the item is there at once. */
    private static <T> T awaited(Uni<T> uni) {
        AtomicReference<T> item = new AtomicReference<>();
        uni.subscribe().with(item::set);
        T atOnce = item.get();
        return atOnce == null ? uni.await().indefinitely() : atOnce;
    }

    private static Program program(String name, Step root) {
        return ProgramBuilder.program(name).overlap(Overlap.PARALLEL).then(root).build();
    }

    private static Step[] wide(int count) {
        return Collections.nCopies(count, send("light", SWITCH_ON)).toArray(Step[]::new);
    }

    /** Sequences of parallels of sequences … of two, with messages at the leaves. */
    private static Step balanced(int depth) {
        if (depth == 0) {
            return send("light", SWITCH_ON);
        }
        Step half = balanced(depth - 1);
        return depth % 2 == 0 ? seq(half, half) : par(half, half);
    }

    /** Answers at once, or on the next turn of the timer. */
    private final class Instant implements Device {
        private final DeviceId id;
        private final DeviceKind kind;

        Instant(String id, DeviceKind kind) {
            this.id = new DeviceId(id);
            this.kind = kind;
        }

        @Override
        public DeviceId id() {
            return id;
        }

        @Override
        public String name() {
            return id.value();
        }

        @Override
        public String driver() {
            return "instant";
        }

        @Override
        public DeviceKind kind() {
            return kind;
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
            Uni<Void> answer = Uni.createFrom().voidItem();
            return hop ? answer.emitOn(timer) : answer;
        }
    }
}
