package org.aubade.run;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.device.MessageType.CLEAN;
import static org.aubade.device.MessageType.FLUSH;
import static org.aubade.device.MessageType.OPEN;
import static org.aubade.device.MessageType.SWITCH_OFF;
import static org.aubade.device.MessageType.SWITCH_ON;
import static org.aubade.program.ProgramBuilder.program;
import static org.aubade.program.Step.delay;
import static org.aubade.program.Step.par;
import static org.aubade.program.Step.race;
import static org.aubade.program.Step.send;
import static org.aubade.program.Step.seq;
import static org.aubade.run.TestHome.states;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.aubade.device.Answer;
import org.aubade.device.DeviceId;
import org.aubade.device.DeviceRefused;
import org.aubade.program.OnResume;
import org.aubade.program.Step;
import org.aubade.run.journal.JournaledRun;
import org.aubade.run.journal.NewRun;
import org.aubade.run.journal.StepCheckpoint;
import org.junit.jupiter.api.Test;

/** A message that must not be doubled is sent once, whatever is tried again, stopped, interrupted or taken over around it. */
class NothingDoubledTest {
    private final MortalHome home = new MortalHome();

    private Run over(RunHandle run) {
        home.time.runAll();
        return home.runs().find(run.id()).await().indefinitely().orElseThrow();
    }

    private long flushes() {
        return home.told().stream().filter(told -> told.endsWith(" FLUSH")).count();
    }

    private static Answer refusing(String device) {
        return Answer.failing(new DeviceRefused(new DeviceId(device), "no"));
    }

    private RunHandle started(Step step) {
        return home.start(program("x").then(step).build());
    }

    @Test
    void a_flush_that_was_sent_is_in_doubt_and_not_sent_again_and_the_run_goes_on() {
        RunHandle run = home.start(program("sleep")
                .par(
                        send("lamp", SWITCH_OFF),
                        send("speaker", SWITCH_OFF),
                        seq(send("toilet", FLUSH), send("toilet", CLEAN)))
                .build());
        home.time.advance(ofMillis(300));

        home.dieFor(ofSeconds(1));

        Run over = over(run);
        assertThat(home.told())
                .containsExactlyInAnyOrder(
                        "1 lamp SWITCH_OFF",
                        "1 speaker SWITCH_OFF",
                        "1 toilet FLUSH",
                        "2 lamp SWITCH_OFF",
                        "2 speaker SWITCH_OFF",
                        "2 toilet CLEAN");
        assertThat(over.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(states(over)).containsEntry("0.2.0", StepState.IN_DOUBT).containsEntry("0.2.1", StepState.SUCCEEDED);
        assertThat(over.resumptions().getFirst().inDoubt()).containsExactly("0.2.0");
    }

    @Test
    void a_program_may_say_that_it_stops_where_it_is_in_doubt() {
        RunHandle run = home.start(program("x")
                .onResume(OnResume.STOP)
                .send("toilet", FLUSH)
                .send("toilet", CLEAN)
                .build());
        home.time.advance(ofMillis(300));

        home.dieFor(ofSeconds(1));

        Run over = over(run);
        assertThat(home.told()).containsExactly("1 toilet FLUSH");
        assertThat(over.state()).isEqualTo(RunState.FAILED);
        assertThat(over.error()).startsWith("0.0: in doubt: ");
        assertThat(states(over)).containsEntry("0.0", StepState.IN_DOUBT).containsEntry("0.1", StepState.SKIPPED);
    }

    @Test
    void a_flush_is_not_told_before_the_journal_has_it() {
        home.start(program("x").send("toilet", FLUSH).build());

        home.time.advance(ofMillis(1));
        assertThat(home.told()).isEmpty();
        home.time.advance(ofMillis(1));
        assertThat(home.told()).containsExactly("1 toilet FLUSH");
        assertThat(home.store.isSent(home.store.ids().getFirst(), 0)).isTrue();
    }

    @Test
    void a_flush_that_waited_for_its_turn_was_not_sent_and_is_sent_after_the_interruption() {
        RunHandle run = home.start(
                program("x").par(send("toilet", OPEN), send("toilet", FLUSH)).build());
        home.time.advance(ofMillis(300));

        home.dieFor(ofSeconds(1));

        assertThat(over(run).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(home.told()).containsExactly("1 toilet OPEN", "2 toilet OPEN", "2 toilet FLUSH");
    }

    @Test
    void a_flush_whose_journal_cannot_be_written_fails_and_is_never_told() {
        RunHandle run = home.start(
                program("x").send("lamp", SWITCH_ON).send("toilet", FLUSH).build());
        home.time.advance(ofMillis(400));
        home.store.fail();
        home.time.advance(ofMillis(150));
        home.store.mend();
        home.time.runAll();

        assertThat(run.snapshot().state()).isEqualTo(RunState.FAILED);
        assertThat(run.snapshot().error())
                .contains("0.1: not sent, since the journal cannot be written: the disk is full");
        assertThat(home.told()).containsExactly("1 lamp SWITCH_ON");
    }

    @Test
    void a_flush_that_the_device_refused_is_tried_again() {
        home.devices().get(2).answering(refusing("toilet"));
        RunHandle run = home.start(program("x")
                .then(seq(send("toilet", FLUSH)).retry(3, ofMinutes(1)))
                .build());
        home.time.advance(ofSeconds(20));

        home.dieFor(ofSeconds(1));

        assertThat(over(run).state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void what_won_a_race_inside_a_retry_is_not_sent_again_after_an_interruption() {
        RunHandle run = started(seq(race(send("toilet", FLUSH), delay(ofSeconds(5))), delay(ofMinutes(30)))
                .retry(3, ofMinutes(1)));
        home.time.advance(ofMinutes(10));

        home.dieFor(ofSeconds(1));

        assertThat(over(run).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(flushes()).isOne();
    }

    @Test
    void what_was_done_before_a_tolerated_timeout_inside_a_retry_is_not_sent_again_after_an_interruption() {
        RunHandle run = started(seq(
                        seq(send("toilet", FLUSH), delay(ofSeconds(9)))
                                .timeout(ofSeconds(5))
                                .optional(),
                        delay(ofMinutes(30)))
                .retry(3, ofMinutes(1)));
        home.time.advance(ofMinutes(10));

        home.dieFor(ofSeconds(1));

        assertThat(over(run).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(flushes()).isOne();
    }

    @Test
    void what_is_in_doubt_after_an_interruption_stays_in_doubt_beside_a_race_that_was_won() {
        Step tree = seq(par(race(send("lamp", SWITCH_ON), delay(ofSeconds(5))), send("toilet", FLUSH)))
                .retry(3, ofMinutes(1));
        NewRun origin = new NewRun(
                RunId.create(),
                Cause.Request.ANONYMOUS,
                List.of(program("x").then(tree).build()),
                home.time.now());
        home.store.plant(
                origin,
                checkpoint(0, StepState.RUNNING, false),
                checkpoint(1, StepState.RUNNING, false),
                checkpoint(2, StepState.SUCCEEDED, false),
                checkpoint(3, StepState.SUCCEEDED, false),
                checkpoint(4, StepState.CANCELLED, false),
                checkpoint(5, StepState.RUNNING, true));

        Run over = over(home.dieFor(ofSeconds(1)).getFirst());

        assertThat(over.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(states(over)).containsEntry("0.0.1", StepState.IN_DOUBT);
        assertThat(home.told()).isEmpty();
    }

    private StepCheckpoint checkpoint(int step, StepState state, boolean sent) {
        return new StepCheckpoint(step, state, 1, home.time.now(), null, null, sent);
    }

    @Test
    void a_retry_does_not_repeat_what_is_in_doubt_though_it_was_tolerated() {
        home.devices().get(2).answering(Answer.after(ofSeconds(9)));
        home.devices().getFirst().answering(refusing("lamp"));

        Run over = over(started(seq(send("toilet", FLUSH).timeout(ofSeconds(2)).optional(), send("lamp", SWITCH_ON))
                .retry(3, ofSeconds(20))));

        assertThat(over.state()).isEqualTo(RunState.FAILED);
        assertThat(flushes()).isOne();
    }

    @Test
    void a_retry_does_not_repeat_what_lost_a_race_and_may_have_been_done() {
        home.devices().getFirst().answering(SWITCH_OFF, refusing("lamp"));

        Run over = over(started(seq(race(delay(ofMillis(100)), send("toilet", FLUSH)), send("lamp", SWITCH_OFF))
                .retry(3, ofSeconds(20))));

        assertThat(over.state()).isEqualTo(RunState.FAILED);
        assertThat(flushes()).isOne();
    }

    @Test
    void a_failure_beside_a_flush_that_succeeded_is_tried_again_after_an_interruption_as_before_it() {
        home.devices().getFirst().answering(refusing("lamp"));
        RunHandle run = started(par(seq(send("toilet", FLUSH), send("lamp", SWITCH_ON)), delay(ofMinutes(10)))
                .retry(1, ofSeconds(1)));
        home.time.advance(ofMinutes(5));

        home.dieFor(ofSeconds(1));

        assertThat(over(run).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(home.told())
                .containsExactly("1 toilet FLUSH", "1 lamp SWITCH_ON", "2 toilet FLUSH", "2 lamp SWITCH_ON");
    }

    @Test
    void an_interruption_does_not_renew_the_attempts_of_a_retry() {
        HostileDevice hostile = new HostileDevice();
        hostile.sending = () -> Uni.createFrom().failure(new DeviceRefused(hostile.id(), "no"));
        MortalHome refusing = new MortalHome(hostile);
        RunId run = refusing.start(program("x")
                        .then(send("hostile", SWITCH_ON).retry(2, ofSeconds(10)))
                        .build())
                .id();
        for (int death = 0; death < 3; death++) {
            refusing.time.advance(ofSeconds(15));
            refusing.dieFor(ofSeconds(1));
        }
        refusing.time.runAll();

        Run over = refusing.runs().find(run).await().indefinitely().orElseThrow();
        assertThat(over.state()).isEqualTo(RunState.FAILED);
        assertThat(over.steps().getFirst().attempt()).isEqualTo(3);
    }

    @Test
    void nothing_is_sent_while_a_run_is_given_up_to_another_node() {
        RunHandle run = started(seq(send("toilet", OPEN), send("toilet", FLUSH)));
        home.time.advance(ofMillis(300));

        Handler freesTheToilet = new Handler() {
            @Override
            public void publish(LogRecord line) {
                home.time.advance(ofSeconds(1));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger log = Logger.getLogger("aubade.run");
        log.addHandler(freesTheToilet);
        try {
            ((JournaledRun) run).takenOver();
        } finally {
            log.removeHandler(freesTheToilet);
        }
        home.time.runAll();

        assertThat(flushes()).isZero();
    }

    @Test
    void a_flush_that_is_stopped_while_the_journal_writes_it_ahead_is_not_sent() {
        HostileDevice hostile = new HostileDevice();
        MortalHome hostileHome = new MortalHome(hostile);
        // The branches of a race are cancelled one after another; the journal is done between the first and the last.
        hostile.sending = () -> Uni.createFrom()
                .<Void>nothing()
                .onCancellation()
                .invoke(() -> hostileHome.time.advance(MortalHome.COMMIT));
        RunHandle run = hostileHome.start(program("x")
                .race(send("hostile", SWITCH_ON), delay(ofMillis(1)), send("toilet", FLUSH))
                .build());

        hostileHome.time.runAll();

        assertThat(hostileHome
                        .runs()
                        .find(run.id())
                        .await()
                        .indefinitely()
                        .orElseThrow()
                        .state())
                .isEqualTo(RunState.SUCCEEDED);
        assertThat(hostileHome.told()).isEmpty();
    }

    @Test
    void a_device_whose_own_work_is_cancelled_has_failed_and_the_run_goes_on_around_it() {
        home.devices().getFirst().answering(Answer.failing(new CancellationException("the bridge hung up")));

        Run over = over(started(seq(send("lamp", SWITCH_ON).optional(), send("speaker", SWITCH_ON))));

        assertThat(over.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(states(over)).containsEntry("0.0", StepState.FAILED);
        assertThat(over.steps().get(1).error()).contains("the bridge hung up");
    }
}
