package org.aubade.run;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.device.MessageType.CLEAN;
import static org.aubade.device.MessageType.FLUSH;
import static org.aubade.device.MessageType.SWITCH_OFF;
import static org.aubade.device.MessageType.SWITCH_ON;
import static org.aubade.program.ProgramBuilder.program;
import static org.aubade.program.Step.delay;
import static org.aubade.program.Step.par;
import static org.aubade.program.Step.send;
import static org.aubade.program.Step.seq;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.aubade.device.Answer;
import org.aubade.device.Device;
import org.aubade.device.DeviceSettings;
import org.aubade.device.FakeDevice;
import org.aubade.device.IotService;
import org.aubade.program.Step;
import org.aubade.program.catalog.InMemoryProgramCatalog;
import org.aubade.run.engine.RunEngine;
import org.aubade.run.journal.RunStore;
import org.aubade.time.VirtualTime;
import org.junit.jupiter.api.Test;

/** What of a run is in its journal at which moment; a commit of this store takes 2 ms. */
class RunJournalTest {
    @Test
    void what_changes_together_is_committed_together_and_with_the_message_that_waits_for_it() {
        MortalHome home = new MortalHome();

        home.start(program("sleep")
                .par(
                        send("lamp", SWITCH_OFF),
                        send("speaker", SWITCH_OFF),
                        seq(send("toilet", FLUSH), send("toilet", CLEAN)))
                .build());
        home.time.runAll();

        assertThat(home.store.commits())
                .containsExactly(
                        "2",
                        "4 0 RUNNING 1 RUNNING 2 RUNNING 3 RUNNING 4 sent RUNNING",
                        "504 1 SUCCEEDED 2 SUCCEEDED 4 sent SUCCEEDED 5 sent RUNNING",
                        "1006 0 SUCCEEDED 3 SUCCEEDED 5 sent SUCCEEDED");
    }

    @Test
    void a_run_of_which_nobody_waits_for_anything_is_committed_as_it_goes_on() {
        MortalHome home = new MortalHome();

        home.start(program("x")
                .send("lamp", SWITCH_ON)
                .delay(ofMillis(100))
                .send("lamp", SWITCH_OFF)
                .build());
        home.time.runAll();

        assertThat(home.store.commits())
                .containsExactly(
                        "2",
                        "4 0 RUNNING 1 RUNNING",
                        "504 1 SUCCEEDED 2 RUNNING",
                        "604 2 SUCCEEDED 3 RUNNING",
                        "1104 0 SUCCEEDED 3 SUCCEEDED");
        assertThat(home.store.urgent()).isEmpty();
    }

    @Test
    void a_message_that_is_taken_back_while_the_journal_writes_it_is_committed_as_not_sent() {
        MortalHome home = new MortalHome();
        RunHandle run = home.start(program("x")
                .then(par(seq(send("toilet", FLUSH)).timeout(ofMillis(1)).optional(), delay(ofSeconds(1))))
                .build());

        home.time.advance(ofMillis(5));

        assertThat(run.snapshot().state()).isEqualTo(RunState.RUNNING);
        assertThat(home.told()).isEmpty();
        assertThat(home.store.isSent(run.id(), 2)).isFalse();
        assertThat(home.store.stepsIn(run.id(), StepState.CANCELLED)).containsExactly(2);
    }

    @Test
    void an_answer_that_would_be_in_doubt_is_urgent_before_anything_that_may_take_its_time() {
        VirtualTime time = new VirtualTime();
        MortalStore store = new MortalStore(time, ofMillis(2));
        FakeDevice toilet = FakeDevice.toilet("toilet", time.source()).answering(Answer.after(ofMillis(500)));
        List<Duration> urgent = new ArrayList<>();
        RunService runs = runs(time, store, toilet, new HostileDevice(() -> urgent.addAll(store.urgent())));

        runs.start(program("x").send("toilet", FLUSH).send("hostile", SWITCH_ON).build())
                .subscribe()
                .with(_ -> {});
        time.runAll();

        assertThat(urgent).containsExactly(ofMillis(504));
    }

    @Test
    void of_very_many_messages_in_one_go_the_journal_hears_meanwhile() {
        VirtualTime time = new VirtualTime();
        MortalStore store = new MortalStore(time, ofMillis(2));
        List<Integer> dirty = new ArrayList<>();
        RunService runs = runs(time, store, new HostileDevice(() -> dirty.add(store.dirtyCount())));

        Step[] many =
                Stream.generate(() -> send("hostile", SWITCH_ON)).limit(40).toArray(Step[]::new);
        runs.start(program("many").then(seq(many)).build()).subscribe().with(_ -> {});
        time.advance(ofMillis(2));

        assertThat(dirty).hasSize(40).containsOnly(1);
    }

    private static RunService runs(VirtualTime time, RunStore store, Device... devices) {
        IotService iot = new IotService(List.of(devices), DeviceSettings.DEFAULT, time.source());
        iot.open().subscribe().with(_ -> {});
        return new RunEngine(iot, new InMemoryProgramCatalog(), store, RunSettings.DEFAULT, time.source());
    }
}
