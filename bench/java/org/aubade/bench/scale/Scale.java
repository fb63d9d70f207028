package org.aubade.bench.scale;

import org.aubade.run.engine.RunEngine;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.aubade.device.Device;
import org.aubade.device.DeviceId;
import org.aubade.device.DeviceSettings;
import org.aubade.device.IotService;
import org.aubade.device.Message;
import org.aubade.device.MessageType;
import org.aubade.driver.simulated.SimulatedDriver;
import org.aubade.driver.simulated.SimulatedSettings;
import org.aubade.driver.simulated.Simulation;
import org.aubade.program.catalog.InMemoryProgramCatalog;
import org.aubade.program.Overlap;
import org.aubade.program.Program;
import org.aubade.program.ProgramBuilder;
import org.aubade.program.Step;
import org.aubade.run.journal.InMemoryRunStore;
import org.aubade.run.RunService;
import org.aubade.run.RunSettings;
import org.aubade.run.Start;
import org.aubade.time.TimeSource;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.Logger;

/**
 * 100,000 simulated devices that take 500 ms, a message to each of them at once, and 10,000 runs that wait for one of them
 * each: the heap of a device and of a run, and how long all messages take; one JSON object a line.
 */
final class Scale {
    private static final int DEVICES = 100_000;
    private static final int RUNS = 10_000;
    private static final int ROUNDS = 3;
    private static final Duration LATENCY = Duration.ofMillis(500);

    private Scale() {}

    public static void main(String[] arguments) throws InterruptedException {
        Logger.getLogger("aubade").setLevel(Level.WARN);
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
                1, task -> Thread.ofPlatform().name("timer").daemon().unstarted(task));
        timer.setRemoveOnCancelPolicy(true);
        TimeSource time = new TimeSource(Clock.systemUTC(), timer);
        IotService home = new IotService(List.of(), DeviceSettings.DEFAULT, time);

        long before = heap();
        register(home, new SimulatedDriver(new SimulatedSettings(LATENCY, 0, false), Simulation.in(time)));
        print("a device", "bytes", (double) (heap() - before) / DEVICES);
        for (int round = 0; round < ROUNDS; round++) {
            print("100,000 sends of 500 ms at once", "ms", sendToAll(home));
        }
        RunService runs = new RunEngine(
                home, new InMemoryProgramCatalog(), new InMemoryRunStore(10, 1_000), RunSettings.DEFAULT, time);
        waitingRuns(runs, "a run that waits in a delay", number -> Step.delay(Duration.ofHours(1)));
        home.registerAll(IntStream.range(0, RUNS)
                        .mapToObj(number -> offline(number, time))
                        .toList())
                .await()
                .indefinitely();
        waitingRuns(runs, "a run that waits for a device", number -> Step.send("offline-" + number, MessageType.SWITCH_OFF)
                .timeout(Duration.ofHours(1)));
        System.exit(0);
    }

    private static void register(IotService home, SimulatedDriver driver) {
        home.registerAll(IntStream.range(0, DEVICES)
                        .mapToObj(number -> driver.create(id("light", number), "Light", Map.of()))
                        .toList())
                .await()
                .indefinitely();
    }

    private static Device offline(int number, TimeSource time) {
        return new SimulatedDriver(new SimulatedSettings(Duration.ZERO, 0, true), Simulation.in(time))
                .create(id("offline", number), "Light", Map.of());
    }

    private static DeviceId id(String kind, int number) {
        return new DeviceId(kind + "-" + number);
    }

    private static double sendToAll(IotService home) throws InterruptedException {
        CountDownLatch answered = new CountDownLatch(DEVICES);
        AtomicInteger failed = new AtomicInteger();
        long began = System.nanoTime();
        for (int number = 0; number < DEVICES; number++) {
            var _ = home.send(id("light", number), new Message(MessageType.SWITCH_ON, ""), null)
                    .subscribe()
                    .with(_ -> answered.countDown(), _ -> {
                        failed.incrementAndGet();
                        answered.countDown();
                    });
        }
        answered.await();
        if (failed.get() > 0) {
            throw new IllegalStateException(failed + " messages failed");
        }
        return (System.nanoTime() - began) / 1e6;
    }

    private interface Body {
        Step of(int number);
    }

    private static void waitingRuns(RunService runs, String what, Body body) throws InterruptedException {
        List<Program> programs = IntStream.range(0, RUNS)
                .mapToObj(number -> ProgramBuilder.program("waits")
                        .overlap(Overlap.PARALLEL)
                        .then(body.of(number))
                        .build())
                .toList();
        long before = heap();
        for (Program program : programs) {
            Uni<Start> started = runs.start(program);
            if (!(started.await().indefinitely() instanceof Start.Accepted)) {
                throw new IllegalStateException("the run was refused");
            }
        }
        print(what, "bytes", (double) (heap() - before) / RUNS);
        if (programs.size() != RUNS) {
            throw new IllegalStateException("the programs were to be kept until here");
        }
    }

    /** What is reachable. */
    private static long heap() throws InterruptedException {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(50);
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static void print(String what, String unit, double value) {
        System.out.printf(Locale.ROOT, "{\"case\":\"%s\",\"unit\":\"%s\",\"value\":%.1f}%n", what, unit, value);
    }
}
