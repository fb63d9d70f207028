package org.aubade.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.aubade.device.Answer;
import org.aubade.device.Device;
import org.aubade.device.DeviceId;
import org.aubade.device.DeviceKind;
import org.aubade.device.DeviceSettings;
import org.aubade.device.FakeDevice;
import org.aubade.device.IotService;
import org.aubade.device.Message;
import org.aubade.device.MessageType;
import org.aubade.program.Join;
import org.aubade.program.Overlap;
import org.aubade.program.Program;
import org.aubade.program.ProgramArbitraries;
import org.aubade.program.ResumePolicy;
import org.aubade.program.Step;
import org.aubade.program.catalog.InMemoryProgramCatalog;
import org.aubade.run.engine.RunEngine;
import org.aubade.run.journal.InMemoryRunStore;
import org.aubade.time.VirtualTime;

/** What holds for any tree: how long it takes, what is sent, and in which order. */
class RunPropertyTest {
    private static final DeviceId SPEAKER = new DeviceId("speaker");

    @Provide
    Arbitrary<Step> trees() {
        return ProgramArbitraries.over(Map.of(SPEAKER, DeviceKind.SPEAKER)).steps();
    }

    /** Each message goes to a device of its own, so that nothing waits for a device. */
    @Property(tries = 300)
    void a_run_takes_as_long_as_its_critical_path(@ForAll("trees") Step tree) {
        AtomicInteger number = new AtomicInteger();
        Speakers home = new Speakers();
        Step root = rewritten(tree, _ -> home.add(Duration.ofMillis(number.get() * 37L % 900)), number);

        Run run = home.run(root);

        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(TestHome.duration(run)).isEqualTo(criticalPath(root));
    }

    /** The messages go to two devices, each of which has to be waited for. */
    @Property(tries = 300)
    void what_is_sent_and_in_which_order_is_what_the_tree_says(@ForAll("trees") Step tree) {
        AtomicInteger number = new AtomicInteger();
        Speakers home = new Speakers();
        List<DeviceId> two = List.of(home.add(Duration.ofMillis(100)), home.add(Duration.ofMillis(230)));
        Step root = rewritten(withoutRaces(tree), n -> two.get(n % 2), number);

        Run run = home.run(root);

        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        List<String> told = home.songs();
        assertThat(told).containsExactlyInAnyOrderElementsOf(songs(root));
        for (FakeDevice speaker : home.speakers) {
            assertThat(speaker.mostInFlight()).isLessThanOrEqualTo(1);
        }
        forEachSequence(
                root,
                (earlier, later) -> songs(earlier)
                        .forEach(first -> songs(later)
                                .forEach(second ->
                                        assertThat(told.indexOf(first)).isLessThan(told.indexOf(second)))));
    }

    /** {@code tree} with the messages numbered by their songs and sent to {@code device}. */
    private static Step rewritten(Step tree, Function<Integer, DeviceId> device, AtomicInteger number) {
        return mapped(
                tree,
                step -> step instanceof Step.Send send
                        ? new Step.Send(
                                device.apply(number.incrementAndGet()),
                                new Message(MessageType.PLAY_SONG, String.valueOf(number.get())),
                                send.modifiers())
                        : step);
    }

    private static Step withoutRaces(Step tree) {
        return mapped(
                tree,
                step -> step instanceof Step.Race race
                        ? new Step.Par(race.steps(), Join.ALL, Step.Par.UNBOUNDED, race.modifiers())
                        : step);
    }

    private static Step mapped(Step step, Function<Step, Step> change) {
        List<Step> inner =
                step.children().stream().map(child -> mapped(child, change)).toList();
        return change.apply(
                switch (step) {
                    case Step.Send _, Step.Delay _, Step.Call _ -> step;
                    case Step.Seq seq -> new Step.Seq(inner, seq.modifiers());
                    case Step.Par par -> new Step.Par(inner, par.join(), par.max(), par.modifiers());
                    case Step.Race race -> new Step.Race(inner, race.modifiers());
                });
    }

    /** Sum along sequences, maximum across parallels, minimum across races; a message takes as long as its number says. */
    private static Duration criticalPath(Step step) {
        List<Duration> inner =
                step.children().stream().map(RunPropertyTest::criticalPath).toList();
        return switch (step) {
            case Step.Send send ->
                Duration.ofMillis(Long.parseLong(send.message().data()) * 37L % 900);
            case Step.Delay delay -> delay.duration();
            case Step.Call _ -> throw new IllegalArgumentException("there are no calls here");
            case Step.Seq _ -> inner.stream().reduce(Duration.ZERO, Duration::plus);
            case Step.Par _ -> inner.stream().max(Comparator.naturalOrder()).orElseThrow();
            case Step.Race _ -> inner.stream().min(Comparator.naturalOrder()).orElseThrow();
        };
    }

    private static List<String> songs(Step step) {
        if (step instanceof Step.Send send) {
            return List.of(send.message().data());
        }
        return step.children().stream().flatMap(child -> songs(child).stream()).toList();
    }

    private interface Ordered {
        void check(Step earlier, Step later);
    }

    /** Calls {@code check} for every step of every sequence and the one after it. */
    private static void forEachSequence(Step step, Ordered check) {
        List<Step> steps = step.children();
        for (int i = 1; step instanceof Step.Seq && i < steps.size(); i++) {
            for (int before = 0; before < i; before++) {
                check.check(steps.get(before), steps.get(i));
            }
        }
        steps.forEach(child -> forEachSequence(child, check));
    }

    /** Any number of speakers in virtual time. */
    private static final class Speakers {
        private final VirtualTime time = new VirtualTime();
        private final List<FakeDevice> speakers = new ArrayList<>();

        DeviceId add(Duration latency) {
            FakeDevice speaker = FakeDevice.speaker("speaker-" + speakers.size(), time.source())
                    .answering(latency.isZero() ? Answer.now() : Answer.after(latency));
            speakers.add(speaker);
            return speaker.id();
        }

        Run run(Step root) {
            DeviceSettings patient = new DeviceSettings(Duration.ofHours(1), Duration.ofHours(1), 10_000);
            IotService devices = new IotService(List.<Device>copyOf(speakers), patient, time.source());
            devices.open().subscribe().with(_ -> {});
            RunService runs = new RunEngine(
                    devices,
                    new InMemoryProgramCatalog(),
                    new InMemoryRunStore(1, 10_000),
                    RunSettings.DEFAULT,
                    time.source());
            Start start = runs.start(new Program("random", "", root, Overlap.REJECT, ResumePolicy.DEFAULT))
                    .await()
                    .indefinitely();
            assertThat(start).isInstanceOf(Start.Accepted.class);
            time.runAll();
            return ((Start.Accepted) start).run().snapshot();
        }

        List<String> songs() {
            return speakers.stream()
                    .flatMap(speaker -> speaker.told().stream())
                    .sorted(Comparator.comparing(FakeDevice.Told::at))
                    .map(told -> told.message().data())
                    .toList();
        }
    }
}
