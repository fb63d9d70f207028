package org.aubade.run;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.aubade.device.Answer;
import org.aubade.device.Device;
import org.aubade.device.DeviceId;
import org.aubade.device.DeviceSettings;
import org.aubade.device.FakeDevice;
import org.aubade.device.IotService;
import org.aubade.program.Program;
import org.aubade.program.catalog.InMemoryProgramCatalog;
import org.aubade.run.engine.RunEngine;
import org.aubade.time.VirtualTime;

/**
 * A home in virtual time whose process can die and come back: the store is the same, everything else is made anew. Every
 * device takes 500 ms to answer, and a commit 2 ms.
 */
final class MortalHome {
    static final Duration LATENCY = Duration.ofMillis(500);
    static final Duration COMMIT = Duration.ofMillis(2);

    /** What a device was told, in which life, how long after the beginning of the first. */
    record Told(int life, long millis, String device, String message) {
        @Override
        public String toString() {
            return life + ": " + millis + " " + device + " " + message;
        }
    }

    final VirtualTime time = new VirtualTime();
    final MortalStore store = new MortalStore(time, COMMIT);
    private final List<List<FakeDevice>> lives = new ArrayList<>();
    private final List<Long> births = new ArrayList<>();
    private final List<Device> others;
    private Set<String> missing = Set.of();
    private IotService iot;
    private RunService runs;

    /** @param others devices that are there in every life, besides the three */
    MortalHome(Device... others) {
        this.others = List.of(others);
        iot = home();
        runs = live();
    }

    /** The devices with these ids are not registered in the next life until they are {@link #found}. */
    void missing(String... ids) {
        missing = Set.of(ids);
    }

    /** Registers a device of this life that was missing. */
    void found(String id) {
        devices().stream().filter(device -> device.id().value().equals(id)).forEach(iot::adopt);
    }

    /** Unregisters a device. */
    void gone(String id) {
        iot.unregister(new DeviceId(id)).subscribe().with(_ -> {});
        time.settle();
    }

    private IotService home() {
        List<FakeDevice> devices = List.of(
                FakeDevice.light("lamp", time.source()),
                FakeDevice.speaker("speaker", time.source()),
                FakeDevice.toilet("toilet", time.source()));
        devices.forEach(device -> device.answering(Answer.after(LATENCY)));
        lives.add(devices);
        births.add(time.elapsed().toMillis());
        List<Device> all = new ArrayList<>(others);
        devices.stream()
                .filter(device -> !missing.contains(device.id().value()))
                .forEach(all::add);
        IotService made = new IotService(all, DeviceSettings.DEFAULT, time.source());
        made.open().subscribe().with(_ -> {});
        return made;
    }

    private RunService live() {
        return new RunEngine(
                iot,
                new InMemoryProgramCatalog(),
                store,
                new RunSettings(1_000, 100, "life " + lives.size()),
                time.source());
    }

    RunService runs() {
        return runs;
    }

    List<FakeDevice> devices() {
        return lives.getLast();
    }

    /** The process dies and comes back after a while, and goes on with what was interrupted. */
    @CanIgnoreReturnValue
    List<RunHandle> dieFor(Duration while_) {
        store.seenNow();
        store.kill();
        time.advance(while_);
        iot = home();
        runs = live();
        return runs.takeOver().await().indefinitely();
    }

    /** A run that the store knows and that is under way. */
    @CanIgnoreReturnValue
    RunHandle start(Program program) {
        UniAssertSubscriber<Start> start = runs.start(program).subscribe().withSubscriber(UniAssertSubscriber.create());
        time.advance(COMMIT);
        return switch (start.getItem()) {
            case Start.Accepted accepted -> accepted.run();
            case Start refused -> throw new AssertionError("the run was refused: " + refused);
        };
    }

    /** Everything that any device was told in any life, in order; a commit's time is left out of the times. */
    List<String> told() {
        List<Told> all = new ArrayList<>();
        for (int life = 0; life < lives.size(); life++) {
            for (FakeDevice device : lives.get(life)) {
                for (FakeDevice.Told told : device.told()) {
                    all.add(new Told(
                            life + 1,
                            births.get(life) + told.at().toMillis(),
                            device.id().value(),
                            told.message().type()
                                    + (told.message().data().isEmpty()
                                            ? ""
                                            : " " + told.message().data())));
                }
            }
        }
        all.sort(Comparator.comparingInt(Told::life).thenComparingLong(Told::millis));
        return all.stream()
                .map(told -> told.life() + " " + told.device() + " " + told.message())
                .toList();
    }
}
