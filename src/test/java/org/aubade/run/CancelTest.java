package org.aubade.run;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.device.MessageType.CLOSE;
import static org.aubade.device.MessageType.FLUSH;
import static org.aubade.device.MessageType.OPEN;
import static org.aubade.device.MessageType.SWITCH_OFF;
import static org.aubade.device.MessageType.SWITCH_ON;
import static org.aubade.program.Step.delay;
import static org.aubade.program.Step.par;
import static org.aubade.program.Step.race;
import static org.aubade.program.Step.send;
import static org.aubade.program.Step.seq;
import static org.aubade.run.StepState.CANCELLED;
import static org.aubade.run.StepState.SKIPPED;
import static org.aubade.run.StepState.SUCCEEDED;
import static org.aubade.run.TestHome.program;
import static org.aubade.run.TestHome.states;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Duration;
import org.aubade.device.Answer;
import org.aubade.device.DeviceId;
import org.aubade.device.DeviceRefused;
import org.aubade.program.Overlap;
import org.aubade.program.Program;
import org.aubade.program.ProgramBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cancelling in the middle of each kind of step, overlap, and stopping the service: nothing is sent later. */
class CancelTest {
    private static final Duration HALF = ofMillis(500);

    private final TestHome home = new TestHome();

    @BeforeEach
    void every_device_takes_half_a_second() {
        home.lamp.answering(Answer.after(HALF));
        home.speaker.answering(Answer.after(HALF));
        home.toilet.answering(Answer.after(HALF));
    }

    @CanIgnoreReturnValue
    private Run cancelledAt(Duration when, RunHandle run) {
        home.time.advance(when);
        home.cancel(run);
        int told = home.told().size();
        home.time.runAll();
        assertThat(home.told()).hasSize(told);
        assertThat(run.snapshot().state()).isEqualTo(RunState.CANCELLED);
        assertThat(run.finished().await().indefinitely()).isEqualTo(run.snapshot());
        return run.snapshot();
    }

    @Test
    void a_cancelled_sequence_sends_nothing_later() {
        Run run =
                cancelledAt(ofMillis(700), home.start(send("lamp", SWITCH_ON), send("lamp", SWITCH_OFF), delay(HALF)));

        assertThat(states(run).values()).containsExactly(CANCELLED, SUCCEEDED, CANCELLED, SKIPPED);
        assertThat(run.error()).isEqualTo("cancelled on request");
        assertThat(home.lamp.cancelled()).hasSize(1);
    }

    @Test
    void every_branch_of_a_cancelled_run_is_cancelled() {
        Run run = cancelledAt(
                ofMillis(700),
                home.start(par(
                        seq(send("lamp", SWITCH_ON), send("lamp", SWITCH_OFF), send("lamp", SWITCH_ON)),
                        seq(delay(ofSeconds(1)), send("speaker", SWITCH_ON)),
                        send("toilet", OPEN))));

        assertThat(states(run).values())
                .containsExactly(
                        CANCELLED, CANCELLED, SUCCEEDED, CANCELLED, SKIPPED, CANCELLED, CANCELLED, SKIPPED, SUCCEEDED);
    }

    @Test
    void a_cancelled_race_sends_nothing_later() {
        cancelledAt(
                ofMillis(100),
                home.start(race(seq(send("lamp", SWITCH_ON), send("lamp", SWITCH_OFF)), send("speaker", SWITCH_ON))));
    }

    @Test
    void a_cancelled_delay_sends_nothing_later_and_leaves_no_timer_behind() {
        cancelledAt(ofSeconds(100), home.start(delay(Duration.ofHours(1)), send("lamp", SWITCH_ON)));

        assertThat(home.time.pending()).isZero();
    }

    @Test
    void a_run_cancelled_between_two_attempts_makes_no_further_one() {
        home.lamp.answering(Answer.failing(new DeviceRefused(new DeviceId("lamp"), "does not want to")));

        Run run = cancelledAt(ofSeconds(3), home.start(send("lamp", SWITCH_ON).retry(5, ofSeconds(2))));

        assertThat(home.lamp.told()).hasSize(2);
        assertThat(states(run).values()).containsExactly(CANCELLED);
    }

    @Test
    void a_message_that_waits_for_its_device_is_not_sent_after_a_cancel() {
        home.lamp.answering(Answer.after(ofSeconds(2)));
        RunHandle first = home.start(program("first", send("lamp", SWITCH_ON)));
        RunHandle second = home.start(program("second", send("lamp", SWITCH_OFF)));

        cancelledAt(ofSeconds(1), second);

        assertThat(first.snapshot().state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(home.lamp.toldTypes()).containsExactly(SWITCH_ON);
    }

    @Test
    void messages_that_wait_for_the_device_of_a_cancelled_one_are_not_sent_in_its_place() {
        RunHandle run = home.start(
                par(send("toilet", OPEN), send("toilet", FLUSH), send("toilet", CLOSE), send("toilet", FLUSH)));

        cancelledAt(ofMillis(100), run);

        assertThat(home.toilet.toldTypes()).containsExactly(OPEN);
    }

    @Test
    void messages_that_a_timeout_stops_are_not_sent_in_the_place_of_the_first_one() {
        Run run = home.run(par(send("toilet", OPEN), send("toilet", FLUSH)).timeout(ofMillis(100)));

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(home.toilet.toldTypes()).containsExactly(OPEN);
    }

    @Test
    void a_branch_bounded_by_max_does_not_begin_after_a_cancel() {
        cancelledAt(
                ofMillis(100),
                home.start(par(send("lamp", SWITCH_ON), send("speaker", SWITCH_ON), send("toilet", FLUSH))
                        .max(1)));

        assertThat(home.toilet.told()).isEmpty();
    }

    @Test
    void a_run_that_is_over_cannot_be_cancelled() {
        Run run = home.run(send("lamp", SWITCH_ON));

        assertThat(home.runs.cancel(run.id()).await().indefinitely()).isEqualTo(new Cancellation.Over(run));
        assertThat(home.runs.cancel(RunId.create()).await().indefinitely()).isEqualTo(new Cancellation.Unknown());
    }

    private static Program on(Overlap overlap) {
        return ProgramBuilder.program("on")
                .overlap(overlap)
                .send("lamp", SWITCH_ON)
                .send("toilet", CLOSE)
                .build();
    }

    @Test
    void overlap_reject_names_the_run_that_is_under_way() {
        RunHandle first = home.start(on(Overlap.REJECT));

        Start second = home.ask(on(Overlap.REJECT));

        assertThat(second)
                .isInstanceOfSatisfying(
                        Start.Overlapping.class,
                        overlapping -> assertThat(overlapping.running().id()).isEqualTo(first.id()));
        home.time.runAll();
        assertThat(home.lamp.told()).hasSize(1);
        assertThat(home.run(on(Overlap.REJECT)).state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void overlap_restart_cancels_the_run_that_is_under_way() {
        RunHandle first = home.start(on(Overlap.RESTART));
        home.time.advance(ofMillis(700));
        RunHandle second = home.start(on(Overlap.RESTART));
        home.time.runAll();

        assertThat(first.snapshot().state()).isEqualTo(RunState.CANCELLED);
        assertThat(first.snapshot().error()).isEqualTo("another run of the program was started instead");
        assertThat(second.snapshot().state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(home.told())
                .containsExactly("0 lamp SWITCH_ON", "500 toilet CLOSE", "700 lamp SWITCH_ON", "1200 toilet CLOSE");
    }

    @Test
    void overlap_queue_runs_one_after_the_other() {
        RunHandle first = home.start(on(Overlap.QUEUE));
        RunHandle second = home.start(on(Overlap.QUEUE));
        RunHandle third = home.start(on(Overlap.QUEUE));
        assertThat(second.snapshot().state()).isEqualTo(RunState.PENDING);
        home.cancel(second);
        home.time.runAll();

        assertThat(first.snapshot().state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(second.snapshot().state()).isEqualTo(RunState.CANCELLED);
        assertThat(third.snapshot().state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(home.told())
                .containsExactly("0 lamp SWITCH_ON", "500 toilet CLOSE", "1000 lamp SWITCH_ON", "1500 toilet CLOSE");
    }

    @Test
    void overlap_queue_is_bounded() {
        TestHome small = new TestHome(new RunSettings(10, 1, "here"));
        small.lamp.answering(Answer.never());
        small.start(on(Overlap.QUEUE));
        small.start(on(Overlap.QUEUE));

        assertThat(small.ask(on(Overlap.QUEUE))).isInstanceOf(Start.Full.class);
    }

    @Test
    void overlap_parallel_runs_both() {
        home.start(on(Overlap.PARALLEL));
        home.start(on(Overlap.PARALLEL));
        home.time.runAll();

        assertThat(home.told())
                .containsExactly("0 lamp SWITCH_ON", "500 lamp SWITCH_ON", "500 toilet CLOSE", "1000 toilet CLOSE");
    }

    @Test
    void as_many_runs_as_may_be_and_one_more() {
        TestHome small = new TestHome(new RunSettings(1, 1, "here"));
        small.lamp.answering(Answer.never());
        small.start(program("first", send("lamp", SWITCH_ON)));

        assertThat(small.ask(program("second", send("lamp", SWITCH_ON)))).isInstanceOf(Start.Full.class);
    }

    @Test
    void a_stopping_service_lets_messages_finish_and_sends_no_more() {
        RunHandle run = home.start(send("lamp", SWITCH_ON), send("toilet", FLUSH));
        home.time.advance(ofMillis(100));

        home.runs.drain();
        var drained = home.devices.drain().subscribeAsCompletionStage();
        assertThat(drained).isNotDone();
        home.time.advance(HALF);
        assertThat(drained).isDone();
        home.runs.close();

        assertThat(run.snapshot().state()).isEqualTo(RunState.CANCELLED);
        assertThat(states(run.snapshot()).values()).containsExactly(CANCELLED, SUCCEEDED, SKIPPED);
        assertThat(home.lamp.answered()).hasSize(1);
        assertThat(home.toilet.told()).isEmpty();
        assertThat(home.ask(program("late", send("lamp", SWITCH_ON)))).isInstanceOf(Start.Stopping.class);
        var closed = home.devices.close().subscribeAsCompletionStage();
        home.time.advance(HALF);
        assertThat(closed).isDone();
        assertThat(home.devices.ids()).isEmpty();
        assertThat(home.ask(program("later", send("lamp", SWITCH_ON)))).isInstanceOf(Start.Stopping.class);
    }
}
