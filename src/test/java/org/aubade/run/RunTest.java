package org.aubade.run;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.device.MessageType.CLEAN;
import static org.aubade.device.MessageType.CLOSE;
import static org.aubade.device.MessageType.FLUSH;
import static org.aubade.device.MessageType.OPEN;
import static org.aubade.device.MessageType.SWITCH_OFF;
import static org.aubade.device.MessageType.SWITCH_ON;
import static org.aubade.program.Step.call;
import static org.aubade.program.Step.delay;
import static org.aubade.program.Step.par;
import static org.aubade.program.Step.race;
import static org.aubade.program.Step.send;
import static org.aubade.program.Step.seq;
import static org.aubade.run.StepState.CANCELLED;
import static org.aubade.run.StepState.FAILED;
import static org.aubade.run.StepState.SKIPPED;
import static org.aubade.run.StepState.SUCCEEDED;
import static org.aubade.run.StepState.TIMED_OUT;
import static org.aubade.run.TestHome.duration;
import static org.aubade.run.TestHome.program;
import static org.aubade.run.TestHome.states;
import static org.aubade.run.TestHome.step;

import java.time.Duration;
import org.aubade.device.Answer;
import org.aubade.device.DeviceId;
import org.aubade.device.DeviceRefused;
import org.aubade.program.Join;
import org.aubade.program.Program;
import org.aubade.program.ProgramBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What each kind of step and each modifier means, in virtual time. */
class RunTest {
    private static final Duration HALF = ofMillis(500);
    private static final Answer NO = Answer.failing(new DeviceRefused(new DeviceId("lamp"), "does not want to"));

    private final TestHome home = new TestHome();

    @BeforeEach
    void every_device_takes_half_a_second() {
        home.lamp.answering(Answer.after(HALF));
        home.speaker.answering(Answer.after(HALF));
        home.toilet.answering(Answer.after(HALF));
    }

    @Test
    void sleep_takes_as_long_as_flush_and_clean() {
        Program sleep = ProgramBuilder.program("sleep")
                .par(
                        send("lamp", SWITCH_OFF),
                        send("speaker", SWITCH_OFF),
                        seq(send("toilet", FLUSH), send("toilet", CLEAN)))
                .build();

        Run run = home.run(sleep);

        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(duration(run)).isEqualTo(ofSeconds(1));
        assertThat(home.told())
                .containsExactly("0 lamp SWITCH_OFF", "0 speaker SWITCH_OFF", "0 toilet FLUSH", "500 toilet CLEAN");
        assertThat(states(run).keySet()).containsExactly("0", "0.0", "0.1", "0.2", "0.2.0", "0.2.1");
        assertThat(states(run).values()).containsOnly(SUCCEEDED);
    }

    @Test
    void a_message_that_was_answered_succeeded() {
        Run run = home.run(send("lamp", SWITCH_ON));

        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(run.error()).isNull();
        StepResult step = step(run, "0");
        assertThat(step.attempt()).isEqualTo(1);
        assertThat(Duration.between(step.started(), step.finished())).isEqualTo(HALF);
    }

    @Test
    void a_message_that_was_refused_failed_and_says_why() {
        home.lamp.answering(NO);

        Run run = home.run(send("lamp", SWITCH_ON));

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.error()).isEqualTo("0: device 'lamp' does not want to");
        assertThat(step(run, "0").error()).isEqualTo("device 'lamp' does not want to");
    }

    @Test
    void a_message_that_is_not_answered_times_out_after_ten_seconds() {
        home.lamp.answering(Answer.never());

        Run run = home.run(send("lamp", SWITCH_ON));

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(step(run, "0").state()).isEqualTo(TIMED_OUT);
        assertThat(step(run, "0").error()).isEqualTo("device 'lamp' did not answer SWITCH_ON within 10000 ms");
        assertThat(duration(run)).isEqualTo(ofSeconds(10));
    }

    @Test
    void the_timeout_of_a_step_wins_over_the_default_in_both_directions() {
        home.lamp.answering(Answer.after(ofSeconds(15)));

        Run patient = home.run(send("lamp", SWITCH_ON).timeout(ofSeconds(20)));
        Run hasty = home.run(send("lamp", SWITCH_ON).timeout(ofSeconds(1)));

        assertThat(patient.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(step(hasty, "0").state()).isEqualTo(TIMED_OUT);
        assertThat(duration(hasty)).isEqualTo(ofSeconds(1));
    }

    @Test
    void a_sequence_stops_at_the_first_failure_and_skips_the_rest() {
        home.speaker.answering(NO);

        Run run = home.run(
                send("lamp", SWITCH_ON), send("speaker", SWITCH_ON), seq(send("lamp", SWITCH_OFF)), delay(HALF));

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(states(run).values()).containsExactly(FAILED, SUCCEEDED, FAILED, SKIPPED, SKIPPED, SKIPPED);
        assertThat(step(run, "0.3").error()).isEqualTo("not reached, since 0.1 failed");
        assertThat(home.told()).containsExactly("0 lamp SWITCH_ON", "500 speaker SWITCH_ON");
    }

    @Test
    void an_optional_failure_is_recorded_and_the_sequence_goes_on() {
        home.speaker.answering(NO);

        Run run = home.run(send("speaker", SWITCH_ON).optional(), send("lamp", SWITCH_ON));

        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(states(run).values()).containsExactly(SUCCEEDED, FAILED, SUCCEEDED);
    }

    @Test
    void an_optional_root_may_fail() {
        home.speaker.answering(NO);

        Run run = home.run(send("speaker", SWITCH_ON).optional());

        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(step(run, "0").state()).isEqualTo(FAILED);
    }

    @Test
    void parallel_branches_all_finish_and_every_failure_is_told() {
        home.lamp.answering(NO);
        home.toilet.answering(NO);

        Run run = home.run(par(send("lamp", SWITCH_ON), send("speaker", SWITCH_ON), send("toilet", OPEN)));

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(states(run).values()).containsExactly(FAILED, FAILED, SUCCEEDED, FAILED);
        assertThat(run.error()).isEqualTo("0.0: device 'lamp' does not want to; 0.2: device 'lamp' does not want to");
        assertThat(duration(run)).isEqualTo(HALF);
    }

    @Test
    void fail_fast_cancels_the_siblings_and_nothing_more_is_sent() {
        home.lamp.answering(Answer.failingAfter(ofMillis(200), new DeviceRefused(new DeviceId("lamp"), "is out")));

        Run run = home.run(par(
                        send("lamp", SWITCH_ON),
                        seq(send("toilet", OPEN), send("toilet", CLOSE)),
                        seq(delay(ofSeconds(1)), send("speaker", SWITCH_ON)))
                .join(Join.FAIL_FAST));

        assertThat(duration(run)).isEqualTo(ofMillis(200));
        assertThat(states(run).values())
                .containsExactly(FAILED, FAILED, CANCELLED, CANCELLED, SKIPPED, CANCELLED, CANCELLED, SKIPPED);
        assertThat(home.told()).containsExactly("0 lamp SWITCH_ON", "0 toilet OPEN");
        assertThat(home.toilet.cancelled()).hasSize(1);
    }

    @Test
    void fail_fast_by_a_failure_at_once_keeps_later_branches_from_beginning() {
        home.lamp.answering(NO);

        Run run = home.run(par(send("lamp", SWITCH_ON), send("toilet", FLUSH)).join(Join.FAIL_FAST));

        assertThat(states(run).values()).containsExactly(FAILED, FAILED, SKIPPED);
        assertThat(home.toilet.told()).isEmpty();
    }

    @Test
    void max_bounds_what_is_in_flight() {
        Run run = home.run(par(send("lamp", SWITCH_ON), send("speaker", SWITCH_ON), send("toilet", OPEN))
                .max(2));

        assertThat(home.told()).containsExactly("0 lamp SWITCH_ON", "0 speaker SWITCH_ON", "500 toilet OPEN");
        assertThat(duration(run)).isEqualTo(ofSeconds(1));
    }

    @Test
    void the_first_success_wins_a_race_and_cancels_the_rest() {
        home.lamp.answering(NO);
        home.toilet.answering(Answer.after(ofMillis(300)));

        Run run = home.run(
                race(send("lamp", SWITCH_ON), seq(send("speaker", SWITCH_ON), delay(HALF)), send("toilet", OPEN)));

        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(duration(run)).isEqualTo(ofMillis(300));
        assertThat(states(run).values()).containsExactly(SUCCEEDED, FAILED, CANCELLED, CANCELLED, SKIPPED, SUCCEEDED);
        assertThat(home.speaker.cancelled()).hasSize(1);
    }

    @Test
    void a_race_won_at_once_keeps_later_branches_from_beginning() {
        home.lamp.answering(Answer.now());

        Run run = home.run(race(send("lamp", SWITCH_ON), send("toilet", FLUSH)));

        assertThat(states(run).values()).containsExactly(SUCCEEDED, SUCCEEDED, SKIPPED);
        assertThat(home.toilet.told()).isEmpty();
    }

    @Test
    void a_race_fails_when_all_fail() {
        home.lamp.answering(NO);
        home.speaker.answering(NO);

        Run run = home.run(race(send("lamp", SWITCH_ON), send("speaker", SWITCH_ON)));

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.error()).contains("0.0: ").contains("0.1: ");
    }

    @Test
    void a_tolerated_failure_does_not_win_a_race() {
        home.lamp.answering(NO);

        Run run = home.run(race(send("lamp", SWITCH_ON).optional(), send("speaker", SWITCH_ON)));

        assertThat(states(run).values()).containsExactly(SUCCEEDED, FAILED, SUCCEEDED);
        assertThat(duration(run)).isEqualTo(HALF);
    }

    @Test
    void a_failed_step_is_repeated_after_growing_delays() {
        home.lamp.answering(Answer.now()).answeringNext(NO, NO);

        Run run = home.run(send("lamp", SWITCH_ON).retry(3, ofSeconds(1), 2));

        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(home.told()).containsExactly("0 lamp SWITCH_ON", "1000 lamp SWITCH_ON", "3000 lamp SWITCH_ON");
        assertThat(step(run, "0").attempt()).isEqualTo(3);
        assertThat(step(run, "0").error()).isNull();
    }

    @Test
    void a_step_whose_repetitions_are_used_up_failed() {
        home.lamp.answering(NO);

        Run run = home.run(send("lamp", SWITCH_ON).retry(2, Duration.ZERO));

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(step(run, "0").attempt()).isEqualTo(3);
        assertThat(home.lamp.told()).hasSize(3);
    }

    @Test
    void the_timeout_bounds_one_attempt() {
        home.lamp.answering(Answer.after(HALF)).answeringNext(Answer.never());

        Run run = home.run(send("lamp", SWITCH_ON).timeout(ofSeconds(2)).retry(1, ofSeconds(1)));

        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(duration(run)).isEqualTo(ofMillis(3_500));
    }

    @Test
    void a_repeated_sequence_begins_again_at_its_first_step() {
        home.speaker.answering(Answer.now()).answeringNext(NO);

        Run run = home.run(
                seq(send("lamp", SWITCH_ON), send("speaker", SWITCH_ON)).retry(1, ofSeconds(1)));

        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(home.told())
                .containsExactly(
                        "0 lamp SWITCH_ON", "500 speaker SWITCH_ON", "1500 lamp SWITCH_ON", "2000 speaker SWITCH_ON");
        assertThat(step(run, "0.0").attempt()).isEqualTo(2);
    }

    @Test
    void a_flush_that_may_have_been_done_is_not_repeated() {
        home.toilet.answering(Answer.never());

        Run run = home.run(send("toilet", FLUSH).timeout(ofSeconds(2)).retry(5, ofSeconds(1)));

        assertThat(step(run, "0").state()).isEqualTo(TIMED_OUT);
        assertThat(home.toilet.told()).hasSize(1);
    }

    @Test
    void a_flush_that_was_refused_is_repeated() {
        home.toilet.answering(Answer.now()).answeringNext(NO);

        Run run = home.run(send("toilet", FLUSH).retry(5, ofSeconds(1)));

        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(home.toilet.told()).hasSize(2);
    }

    @Test
    void a_sequence_that_timed_out_during_a_flush_is_not_repeated() {
        home.toilet.answering(Answer.never());

        Run run = home.run(seq(send("lamp", SWITCH_ON), send("toilet", FLUSH))
                .timeout(ofSeconds(2))
                .retry(5, ofSeconds(1)));

        assertThat(step(run, "0").state()).isEqualTo(TIMED_OUT);
        assertThat(home.toilet.told()).hasSize(1);
        assertThat(step(run, "0.1").state()).isEqualTo(CANCELLED);
    }

    @Test
    void a_timeout_stops_everything_inside() {
        Run run = home.run(par(seq(send("lamp", SWITCH_ON), send("lamp", SWITCH_OFF)), delay(ofSeconds(9)))
                .timeout(ofMillis(700)));

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(states(run).values()).containsExactly(TIMED_OUT, CANCELLED, SUCCEEDED, CANCELLED, CANCELLED);
        assertThat(step(run, "0.1").error()).isEqualTo("stopped, since 0 took longer than 700 ms");
    }

    @Test
    void an_hour_delay_sends_nothing_at_59_minutes() {
        RunHandle run = home.start(delay(Duration.ofHours(1)), send("lamp", SWITCH_ON));

        home.time.advance(Duration.ofMinutes(59));
        assertThat(home.lamp.told()).isEmpty();

        home.time.advance(Duration.ofMinutes(1).plus(HALF));
        assertThat(home.lamp.told()).hasSize(1);
        assertThat(run.snapshot().state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void a_call_runs_the_program_it_names_in_its_place() {
        home.keep(program("night", send("lamp", SWITCH_OFF), send("toilet", CLOSE)));

        Run run = home.run(par(call("night"), send("speaker", SWITCH_OFF)));

        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(states(run).keySet()).containsExactly("0", "0.0", "0.0.0", "0.0.0.0", "0.0.0.1", "0.1");
        assertThat(home.told()).containsExactly("0 lamp SWITCH_OFF", "0 speaker SWITCH_OFF", "500 toilet CLOSE");
    }

    @Test
    void a_failed_call_fails_its_caller() {
        home.keep(program("night", send("lamp", SWITCH_OFF)));
        home.lamp.answering(NO);

        Run run = home.run(call("night"), send("speaker", SWITCH_OFF));

        assertThat(states(run).values()).containsExactly(FAILED, FAILED, FAILED, SKIPPED);
        assertThat(run.error()).isEqualTo("0.0.0: device 'lamp' does not want to");
    }

    @Test
    void a_program_compiled_and_never_run_sends_nothing_and_run_twice_sends_twice() {
        Program program = program("on", send("lamp", SWITCH_ON));
        var asked = home.runs.start(program);
        assertThat(home.lamp.told()).isEmpty();

        asked.await().indefinitely();
        home.time.runAll();
        home.run(program);

        assertThat(home.lamp.told()).hasSize(2);
    }
}
