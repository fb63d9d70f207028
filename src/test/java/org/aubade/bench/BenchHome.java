package org.aubade.bench;

import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.aubade.device.Device;
import org.aubade.device.DeviceId;
import org.aubade.device.DeviceKind;
import org.aubade.device.DeviceSettings;
import org.aubade.device.DeviceState;
import org.aubade.device.IotService;
import org.aubade.device.Message;
import org.aubade.device.MessageType;
import org.aubade.program.Overlap;
import org.aubade.program.Program;
import org.aubade.program.ProgramBuilder;
import org.aubade.program.Step;
import org.aubade.program.catalog.InMemoryProgramCatalog;
import org.aubade.run.RunHandle;
import org.aubade.run.RunService;
import org.aubade.run.RunSettings;
import org.aubade.run.Start;
import org.aubade.run.engine.RunEngine;
import org.aubade.run.journal.RunStore;
import org.aubade.time.TimeSource;

/** The tutorial's home with devices that answer after a while and do nothing else, and the service as it ships. */
final class BenchHome implements AutoCloseable {
    /** The tutorial's program; any number of it may run at a time. */
    static final Program SLEEP = ProgramBuilder.program("sleep")
            .overlap(Overlap.PARALLEL)
            .par(
                    Step.send("hue-light", MessageType.SWITCH_OFF),
                    Step.send("smart-speaker", MessageType.SWITCH_OFF),
                    Step.seq(
                            Step.send("smart-toilet", MessageType.FLUSH), Step.send("smart-toilet", MessageType.CLEAN)))
            .build();

    /** The lines at the start and the end of each run are not what is measured. It is held here, since the log manager would forget its level. */
    static final Logger LINES_OF_RUNS = Logger.getLogger("aubade.run");

    final RunService runs;

    /** @param latency how long each device takes for each message; zero for at once */
    BenchHome(Duration latency, RunStore store, TimeSource time) {
        LINES_OF_RUNS.setLevel(Level.WARNING);
        List<Device> home = List.of(
                new Mute("hue-light", DeviceKind.LIGHT, latency, time),
                new Mute("smart-speaker", DeviceKind.SPEAKER, latency, time),
                new Mute("smart-toilet", DeviceKind.TOILET, latency, time));
        IotService devices =
                new IotService(home, new DeviceSettings(Duration.ofMinutes(1), Duration.ofSeconds(10), 100_000), time);
        devices.open().await().indefinitely();
        runs = new RunEngine(devices, new InMemoryProgramCatalog(), store, RunSettings.DEFAULT, time);
    }

    /** As the service has it: one thread. */
    static TimeSource time() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
                1, task -> Thread.ofPlatform().name("timer").daemon().unstarted(task));
        timer.setRemoveOnCancelPolicy(true);
        return new TimeSource(Clock.systemUTC(), timer);
    }

    /** A run of {@link #SLEEP} that was accepted. */
    Uni<RunHandle> start() {
        return runs.start(SLEEP).onItem().transform(start -> {
            if (start instanceof Start.Accepted accepted) {
                return accepted.run();
            }
            throw new IllegalStateException("the run was refused: " + start);
        });
    }

    @Override
    public void close() {
        runs.close();
    }

    /** Says nothing. */
    private record Mute(String word, DeviceKind kind, Duration latency, TimeSource time) implements Device {
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
            return "mute";
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
            return latency.isZero()
                    ? answer
                    : answer.onItem().delayIt().onExecutor(time.timer()).by(latency);
        }
    }
}
