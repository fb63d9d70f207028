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

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.aubade.device.Answer;
import org.aubade.device.Device;
import org.aubade.device.DeviceSettings;
import org.aubade.device.FakeDevice;
import org.aubade.device.IotService;
import org.aubade.program.InMemoryProgramCatalog;
import org.aubade.program.Step;
import org.aubade.time.VirtualTime;
import org.junit.jupiter.api.Test;

/** When a run tells its journal that something has changed: each time costs a commit, for which a message may wait. */
class JournalNewsTest {
    @Test
    void what_changes_together_is_told_once_and_with_the_message_that_waits_for_it() {
        MortalHome home = new MortalHome();

        home.start(program("sleep")
                .par(
                        send("lamp", SWITCH_OFF),
                        send("speaker", SWITCH_OFF),
                        seq(send("toilet", FLUSH), send("toilet", CLEAN)))
                .build());
        home.time.runAll();

        // The lamp and the speaker answer at 502, the toilet at 504 and 1004: then CLEAN and the end are waited for
        // anyway.
        assertThat(home.store.calls()).containsExactly("0 begin", "2 settle", "502 changed", "504 settle", "1004 keep");
    }

    @Test
    void a_run_of_which_nobody_waits_for_anything_is_told_as_it_goes_on() {
        MortalHome home = new MortalHome();

        home.start(program("x")
                .send("lamp", SWITCH_ON)
                .delay(ofMillis(100))
                .send("lamp", SWITCH_OFF)
                .build());
        home.time.runAll();

        assertThat(home.store.calls())
                .containsExactly("0 begin", "2 changed", "502 changed", "602 changed", "1102 keep");
    }

    @Test
    void a_message_that_is_taken_back_while_the_journal_writes_it_is_told_as_not_told() {
        MortalHome home = new MortalHome();
        RunHandle run = home.start(program("x")
                .then(par(seq(send("toilet", FLUSH)).timeout(ofMillis(1)).optional(), delay(ofSeconds(1))))
                .build());

        home.time.advance(ofMillis(3));

        assertThat(run.snapshot().state()).isEqualTo(RunState.RUNNING);
        assertThat(home.told()).isEmpty();
        assertThat(home.store.isTold(run.id(), 2)).isFalse();
        assertThat(home.store.calls()).containsExactly("0 begin", "2 settle");
    }

    @Test
    void an_answer_that_would_be_in_doubt_is_told_before_anything_that_may_take_its_time() {
        VirtualTime time = new VirtualTime();
        MortalStore store = new MortalStore(time, ofMillis(2));
        FakeDevice toilet = FakeDevice.toilet("toilet", time.source()).answering(Answer.after(ofMillis(500)));
        List<String> heard = new ArrayList<>();
        RunService runs = runs(time, store, toilet, new HostileDevice(() -> heard.addAll(store.calls())));

        runs.start(program("x").send("toilet", FLUSH).send("hostile", SWITCH_ON).build())
                .subscribe()
                .with(_ -> {});
        time.runAll();

        assertThat(heard).containsExactly("0 begin", "2 settle", "504 changed");
    }

    @Test
    void of_very_many_messages_in_one_go_the_journal_hears_meanwhile() {
        VirtualTime time = new VirtualTime();
        MortalStore store = new MortalStore(time, ofMillis(2));
        List<Integer> heard = new ArrayList<>();
        RunService runs = runs(
                time, store, new HostileDevice(() -> heard.add(store.calls().size())));

        Step[] many =
                Stream.generate(() -> send("hostile", SWITCH_ON)).limit(40).toArray(Step[]::new);
        runs.start(program("many").then(seq(many)).build()).subscribe().with(_ -> {});
        time.advance(ofMillis(2));

        assertThat(heard).hasSize(40).startsWith(1).endsWith(2);
    }

    private static RunService runs(VirtualTime time, RunStore store, Device... devices) {
        IotService iot = new IotService(List.of(devices), DeviceSettings.DEFAULT, time.source());
        iot.open().subscribe().with(_ -> {});
        return new RunService(iot, new InMemoryProgramCatalog(), store, RunSettings.DEFAULT, time.source());
    }
}
