package org.aubade.run;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.device.MessageType.FLUSH;
import static org.aubade.device.MessageType.PLAY_SONG;
import static org.aubade.device.MessageType.SWITCH_ON;
import static org.aubade.program.ProgramBuilder.program;
import static org.aubade.program.Step.delay;
import static org.aubade.program.Step.par;
import static org.aubade.program.Step.race;
import static org.aubade.program.Step.send;
import static org.aubade.program.Step.seq;
import static org.aubade.run.TestHome.states;
import static org.aubade.run.TestHome.step;

import java.util.ArrayList;
import java.util.List;
import org.aubade.device.DeviceId;
import org.aubade.program.Program;
import org.aubade.program.Step;
import org.junit.jupiter.api.Test;

/** A run goes on before all of its devices are found again. */
class ResumeBeforeDiscoveryTest {
    private static final DeviceId LAMP = new DeviceId("lamp");

    private final MortalHome home = new MortalHome();

    private Run now(RunHandle run) {
        return home.runs().find(run.id()).await().indefinitely().orElseThrow();
    }

    private List<String> toldInSecondLife() {
        return home.told().stream().filter(told -> told.startsWith("2")).toList();
    }

    /** A run that was interrupted for 10 s at its first step, and goes on in a home without the lamp. */
    private RunHandle resumedWithoutLamp(Program program) {
        RunHandle run = home.start(program);
        home.time.advance(ofMillis(100));
        home.missing("lamp");
        home.dieFor(ofSeconds(10));
        home.time.settle();
        return run;
    }

    private RunHandle resumedWithoutLamp(Step first) {
        return resumedWithoutLamp(program("x").then(first).build());
    }

    @Test
    void a_message_waits_until_its_device_is_found() {
        RunHandle run = resumedWithoutLamp(
                program("x").send("lamp", SWITCH_ON).send("speaker", SWITCH_ON).build());
        home.time.advance(ofMinutes(2));
        assertThat(toldInSecondLife()).isEmpty();
        assertThat(now(run).state()).isEqualTo(RunState.RUNNING);
        assertThat(step(now(run), "0.0").error()).isEqualTo("waits for device 'lamp', which is not found yet");
        assertThat(home.runs().awaitedDevices()).containsExactly(LAMP);

        home.found("lamp");
        home.time.settle();
        assertThat(toldInSecondLife()).containsExactly("2 lamp SWITCH_ON");
        assertThat(step(now(run), "0.0").error()).isNull();
        assertThat(home.runs().awaitedDevices()).isEmpty();
        home.time.runAll();
        assertThat(now(run).state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void no_other_run_waits_with_it() {
        RunHandle waits = home.start(program("x").send("lamp", SWITCH_ON).build());
        RunHandle other = home.start(program("y").send("speaker", SWITCH_ON).build());
        home.time.advance(ofMillis(100));
        home.missing("lamp");
        home.dieFor(ofSeconds(10));
        RunHandle started = home.start(program("z").send("toilet", FLUSH).build());
        home.time.advance(ofSeconds(5));

        assertThat(now(waits).state()).isEqualTo(RunState.RUNNING);
        assertThat(now(other).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(now(started).state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void other_branches_go_on_while_one_waits() {
        RunHandle run = resumedWithoutLamp(par(send("lamp", SWITCH_ON), send("speaker", SWITCH_ON)));
        home.time.advance(ofSeconds(5));
        assertThat(toldInSecondLife()).containsExactly("2 speaker SWITCH_ON");
        assertThat(states(now(run))).containsEntry("0.0", StepState.RUNNING).containsEntry("0.1", StepState.SUCCEEDED);

        home.found("lamp");
        home.time.runAll();
        assertThat(now(run).state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void a_device_that_is_not_found_fails_its_step_when_the_run_would_be_stale() {
        RunHandle run = resumedWithoutLamp(
                program("x").staleAfter(ofMinutes(3)).send("lamp", SWITCH_ON).build());
        home.time.advance(ofSeconds(169));
        assertThat(now(run).state()).isEqualTo(RunState.RUNNING);

        home.time.advance(ofSeconds(2));
        assertThat(now(run).state()).isEqualTo(RunState.FAILED);
        assertThat(now(run).error()).contains("unknown device 'lamp'; known: ");
        assertThat(home.runs().awaitedDevices()).isEmpty();
        home.found("lamp");
        home.time.runAll();
        assertThat(toldInSecondLife()).isEmpty();
    }

    @Test
    void a_step_that_is_reached_later_waits_no_longer_than_the_others() {
        RunHandle run = resumedWithoutLamp(program("x")
                .staleAfter(ofMinutes(3))
                .delay(ofMinutes(10))
                .send("lamp", SWITCH_ON)
                .build());
        home.time.advance(ofMinutes(10));

        assertThat(now(run).error()).contains("unknown device 'lamp'");
    }

    @Test
    void a_message_waits_no_longer_than_its_timeout() {
        RunHandle run = resumedWithoutLamp(send("lamp", SWITCH_ON).timeout(ofSeconds(30)));
        home.time.advance(ofSeconds(29));
        assertThat(now(run).state()).isEqualTo(RunState.RUNNING);

        home.time.advance(ofSeconds(2));
        assertThat(states(now(run))).containsEntry("0", StepState.TIMED_OUT);
        home.found("lamp");
        home.time.runAll();
        assertThat(toldInSecondLife()).isEmpty();
        assertThat(home.runs().awaitedDevices()).isEmpty();
    }

    @Test
    void a_timeout_around_it_ends_the_wait() {
        RunHandle run = resumedWithoutLamp(
                seq(send("lamp", SWITCH_ON), send("speaker", SWITCH_ON)).timeout(ofSeconds(30)));
        home.time.advance(ofSeconds(31));

        assertThat(now(run).state()).isEqualTo(RunState.FAILED);
        home.found("lamp");
        home.time.runAll();
        assertThat(toldInSecondLife()).isEmpty();
    }

    @Test
    void each_attempt_waits_anew() {
        RunHandle run = resumedWithoutLamp(
                send("lamp", SWITCH_ON).timeout(ofSeconds(30)).retry(3, ofSeconds(10)));
        home.time.advance(ofSeconds(45));
        home.found("lamp");
        home.time.runAll();

        assertThat(now(run).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(toldInSecondLife()).containsExactly("2 lamp SWITCH_ON");
    }

    @Test
    void a_run_that_is_cancelled_while_it_waits_sends_nothing_later() {
        RunHandle run = resumedWithoutLamp(send("lamp", SWITCH_ON));
        home.runs().cancel(run.id()).await().indefinitely();
        assertThat(home.runs().awaitedDevices()).isEmpty();

        home.found("lamp");
        home.time.runAll();
        assertThat(toldInSecondLife()).isEmpty();
        assertThat(now(run).state()).isEqualTo(RunState.CANCELLED);
    }

    @Test
    void a_run_that_is_cancelled_just_when_its_device_is_found_sends_nothing() {
        RunHandle run = resumedWithoutLamp(send("lamp", SWITCH_ON));
        home.found("lamp");
        home.runs().cancel(run.id()).await().indefinitely();
        home.time.runAll();

        assertThat(toldInSecondLife()).isEmpty();
    }

    @Test
    void a_branch_that_loses_while_it_waits_sends_nothing_later() {
        RunHandle run = resumedWithoutLamp(race(
                seq(send("lamp", SWITCH_ON), send("toilet", FLUSH)),
                seq(delay(ofSeconds(60)), send("speaker", SWITCH_ON))));
        home.time.advance(ofSeconds(61));
        home.found("lamp");
        home.time.runAll();

        assertThat(now(run).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(toldInSecondLife()).containsExactly("2 speaker SWITCH_ON");
        assertThat(home.runs().awaitedDevices()).isEmpty();
    }

    @Test
    void messages_that_wait_for_one_device_keep_their_order() {
        List<RunHandle> runs = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            runs.add(home.start(
                    program("x" + i).send("speaker", PLAY_SONG, "song " + i).build()));
            expected.add("2 speaker PLAY_SONG song " + i);
        }
        home.missing("speaker");
        home.dieFor(ofSeconds(10));
        home.time.settle();
        home.found("speaker");
        home.time.runAll();

        assertThat(toldInSecondLife()).containsExactlyElementsOf(expected);
        assertThat(runs).allSatisfy(run -> assertThat(now(run).state()).isEqualTo(RunState.SUCCEEDED));
    }

    @Test
    void a_service_that_stops_while_a_run_waits_leaves_it_to_the_next() {
        RunHandle run = resumedWithoutLamp(seq(send("lamp", SWITCH_ON), send("speaker", SWITCH_ON)));
        home.runs().drain();
        home.found("lamp");
        home.time.settle();
        home.runs().close();
        home.time.advance(ofSeconds(1));
        assertThat(toldInSecondLife()).isEmpty();

        home.missing();
        home.dieFor(ofSeconds(10));
        home.time.runAll();
        assertThat(now(run).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(home.told()).contains("3 lamp SWITCH_ON", "3 speaker SWITCH_ON");
    }

    @Test
    void a_run_that_dies_while_it_waits_waits_again() {
        RunHandle run = resumedWithoutLamp(send("lamp", SWITCH_ON));
        home.time.advance(ofMinutes(10));
        home.dieFor(ofSeconds(10));
        home.time.advance(ofMinutes(10));
        home.found("lamp");
        home.time.runAll();

        assertThat(now(run).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(home.told()).containsExactly("1 lamp SWITCH_ON", "3 lamp SWITCH_ON");
    }

    @Test
    void a_run_of_this_process_does_not_wait_for_a_device_that_has_gone() {
        RunHandle run = home.start(
                program("x").delay(ofSeconds(10)).send("lamp", SWITCH_ON).build());
        home.gone("lamp");
        home.time.advance(ofSeconds(11));

        assertThat(now(run).error()).contains("unknown device 'lamp'");
    }

    @Test
    void nothing_is_left_behind() {
        RunHandle run = resumedWithoutLamp(send("lamp", SWITCH_ON));
        home.found("lamp");
        home.time.advance(ofSeconds(5));

        assertThat(now(run).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(home.time.pending()).as("timers left behind").isZero();
    }
}
