package org.aubade.run;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.device.MessageType.PLAY_SONG;
import static org.aubade.device.MessageType.SWITCH_OFF;
import static org.aubade.device.MessageType.SWITCH_ON;
import static org.aubade.program.Step.delay;
import static org.aubade.program.Step.par;
import static org.aubade.program.Step.race;
import static org.aubade.program.Step.send;
import static org.aubade.program.Step.seq;
import static org.aubade.run.TestHome.program;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.aubade.device.Answer;
import org.aubade.device.DeviceId;
import org.aubade.device.DeviceRefused;
import org.aubade.program.Step;
import org.aubade.run.journal.NewRun;
import org.aubade.run.journal.StepCheckpoint;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator reads of a run. */
class RunLogTest {
    private final TestHome home = new TestHome();
    private final List<String> lines = new ArrayList<>();
    private final List<Object> ids = new ArrayList<>();
    private final Logger log = Logger.getLogger("aubade.run");

    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add((line.getLevel().intValue() >= Level.WARNING.intValue() ? "WARN " : "INFO ")
                    + line.getMessage().formatted(line.getParameters()));
            ids.add(MDC.get("run"));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        log.addHandler(handler);
    }

    @AfterEach
    void leave() {
        log.removeHandler(handler);
    }

    private static Answer onFire(String device) {
        return Answer.failing(new DeviceRefused(new DeviceId(device), "is on fire"));
    }

    @Test
    void one_line_says_that_a_run_starts_and_one_that_it_succeeded_and_how_long_it_took() {
        home.lamp.answering(Answer.after(ofMillis(1_250)));

        Run run = home.run(program("morning", send("lamp", SWITCH_ON)));

        assertThat(lines)
                .containsExactly(
                        "INFO morning starts as run " + run.id() + ", since somebody asked for it.",
                        "INFO morning succeeded after 1s 250ms, run " + run.id() + ".");
        assertThat(ids).containsExactly(run.id().toString(), run.id().toString());
        assertThat(MDC.get("run")).isNull();
    }

    @Test
    void the_end_of_a_run_that_failed_is_a_warning_that_names_the_steps_and_why() {
        home.lamp.answering(onFire("lamp"));
        home.speaker.answering(Answer.never());

        Run run = home.run(program(
                "morning",
                par(
                        send("lamp", SWITCH_ON).named("Light"),
                        send("speaker", PLAY_SONG, "a").timeout(ofSeconds(2)).optional())));

        assertThat(lines.getLast())
                .isEqualTo("WARN morning failed after 2s, run " + run.id()
                        + "; failed: 'Light' SWITCH_ON to lamp (step 0.0: device 'lamp' is on fire)"
                        + "; failed, and tolerated: PLAY_SONG to speaker (step 0.1: it took longer than 2000 ms).");
    }

    @Test
    void what_a_run_that_succeeded_has_tolerated_is_named() {
        home.lamp.answering(onFire("lamp"));

        Run run = home.run(program("morning", seq(send("lamp", SWITCH_ON)).optional(), send("speaker", SWITCH_ON)));

        assertThat(lines.getLast())
                .isEqualTo("INFO morning succeeded after 0s, run " + run.id()
                        + "; failed, and tolerated: SWITCH_ON to lamp (step 0.0.0: device 'lamp' is on fire).");
    }

    @Test
    void a_branch_that_failed_in_a_race_which_another_won_is_tolerated_though_the_run_fails_later() {
        home.lamp.answering(SWITCH_ON, onFire("lamp"));
        home.lamp.answering(SWITCH_OFF, onFire("lamp"));

        home.run(program("morning", seq(race(send("lamp", SWITCH_ON), delay(ofSeconds(1))), send("lamp", SWITCH_OFF))));

        assertThat(lines.getLast())
                .contains(
                        "; failed: SWITCH_OFF to lamp (step 0.1:",
                        "; failed, and tolerated: SWITCH_ON to lamp (step 0.0.0:");
    }

    @Test
    void of_many_failures_some_are_named_and_the_others_counted() {
        home.lamp.answering(onFire("lamp"));

        home.run(program(
                "morning", par(Collections.nCopies(9, send("lamp", SWITCH_ON)).toArray(Step[]::new))));

        assertThat(lines.getLast())
                .contains("step 0.4: ")
                .doesNotContain("step 0.5: ")
                .endsWith(" and 4 more.");
    }

    @Test
    void a_run_that_is_cancelled_says_by_what() {
        RunHandle run = home.start(program("morning", delay(ofMinutes(9))));
        home.time.advance(ofSeconds(3));
        home.cancel(run);

        assertThat(lines.getLast())
                .isEqualTo("INFO morning was cancelled after 3s, run " + run.id() + ": cancelled on request.");
    }

    @Test
    void a_run_of_a_schedule_says_of_which() {
        var due = new Cause.Occurrence("at-seven", home.time.now());
        home.runs
                .start(program("morning", send("lamp", SWITCH_ON)), due)
                .await()
                .indefinitely();

        assertThat(lines.getFirst()).endsWith(", since schedule at-seven was due at 2027-01-04T07:00:00Z.");
    }

    @Test
    void of_a_run_that_goes_on_after_an_interruption_one_line_says_so() {
        MortalHome mortal = new MortalHome();
        mortal.start(program("morning", send("lamp", SWITCH_ON), send("lamp", SWITCH_OFF)));
        mortal.time.advance(ofMillis(700));
        lines.clear();

        mortal.dieFor(ofSeconds(1));
        mortal.time.runAll();

        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).contains(" of morning goes on: ");
        assertThat(lines.getLast()).startsWith("INFO morning succeeded after ");
    }

    @Test
    void a_run_that_cannot_go_on_has_an_end_like_any_other() {
        MortalHome mortal = new MortalHome();
        mortal.store.plant(
                new NewRun(
                        RunId.create(),
                        Cause.Request.ANONYMOUS,
                        List.of(program("bad", send("lamp", SWITCH_ON))),
                        mortal.time.now()),
                new StepCheckpoint(7, StepState.RUNNING, 1, mortal.time.now(), null, null, false));

        mortal.dieFor(ofSeconds(1));

        assertThat(lines.getLast()).startsWith("WARN bad failed before it started, run ");
    }

    @Test
    void a_listener_that_breaks_is_logged_and_changes_nothing() {
        home.runs.addListener(new RunListener() {
            @Override
            public void started(Run run) {
                throw new IllegalStateException("broken");
            }
        });

        assertThat(home.run(send("lamp", SWITCH_ON)).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(lines).anyMatch(line -> line.contains("A listener of runs broke"));
    }
}
