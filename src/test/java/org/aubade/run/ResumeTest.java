package org.aubade.run;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.device.MessageType.CLEAN;
import static org.aubade.device.MessageType.FLUSH;
import static org.aubade.device.MessageType.OPEN;
import static org.aubade.device.MessageType.PLAY_SONG;
import static org.aubade.device.MessageType.SWITCH_OFF;
import static org.aubade.device.MessageType.SWITCH_ON;
import static org.aubade.program.ProgramBuilder.program;
import static org.aubade.program.Step.delay;
import static org.aubade.program.Step.par;
import static org.aubade.program.Step.send;
import static org.aubade.program.Step.seq;
import static org.aubade.run.TestHome.states;

import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import java.util.List;
import org.aubade.device.Answer;
import org.aubade.device.DeviceId;
import org.aubade.device.DeviceRefused;
import org.aubade.program.Join;
import org.aubade.program.Modifiers;
import org.aubade.program.Overlap;
import org.aubade.program.Program;
import org.aubade.program.Step;
import org.aubade.program.catalog.StoreUnavailable;
import org.aubade.run.journal.JournaledRun;
import org.aubade.run.journal.NewRun;
import org.aubade.run.journal.StepCheckpoint;
import org.junit.jupiter.api.Test;

/** A process dies in the middle of a run, and the next one goes on with it. */
class ResumeTest {
    private static final Program SLEEP = program("sleep")
            .par(
                    send("lamp", SWITCH_OFF),
                    send("speaker", SWITCH_OFF),
                    seq(send("toilet", FLUSH), send("toilet", CLEAN)))
            .build();

    private final MortalHome home = new MortalHome();

    private Run resumed(RunHandle run) {
        home.time.runAll();
        return home.runs().find(run.id()).await().indefinitely().orElseThrow();
    }

    @Test
    void finished_steps_are_not_sent_again() {
        RunHandle run = home.start(program("x")
                .send("lamp", SWITCH_ON)
                .send("speaker", SWITCH_ON)
                .send("lamp", SWITCH_OFF)
                .build());
        home.time.advance(ofMillis(700));

        home.dieFor(ofSeconds(10));

        Run over = resumed(run);
        assertThat(home.told())
                .containsExactly("1 lamp SWITCH_ON", "1 speaker SWITCH_ON", "2 speaker SWITCH_ON", "2 lamp SWITCH_OFF");
        assertThat(over.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(over.resumptions()).singleElement().satisfies(resumption -> {
            assertThat(resumption.node()).isEqualTo("life 2");
            assertThat(resumption.interruptedNode()).isEqualTo("before");
            assertThat(resumption.resent()).containsExactly("0.1");
            assertThat(resumption.inDoubt()).isEmpty();
            assertThat(Duration.between(resumption.lastSeen(), resumption.at())).isEqualTo(ofSeconds(10));
        });
    }

    @Test
    void a_run_that_the_store_does_not_know_does_not_begin() {
        home.store.fail();
        UniAssertSubscriber<Start> start =
                home.runs().start(SLEEP).subscribe().withSubscriber(UniAssertSubscriber.create());
        home.time.runAll();

        start.assertFailedWith(StoreUnavailable.class, "the disk is full");
        assertThat(home.told()).isEmpty();
        home.store.mend();
        RunHandle next = home.start(SLEEP);
        assertThat(resumed(next).state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void a_client_that_goes_away_while_its_run_begins_does_not_take_it_along() {
        home.runs().start(SLEEP).subscribe().with(_ -> {}).cancel();
        home.time.runAll();

        assertThat(home.told()).hasSize(4);
    }

    @Test
    void a_run_that_is_cancelled_while_it_begins_is_kept_as_cancelled_and_leaves_nothing_behind() {
        Program restarted =
                program("x").overlap(Overlap.RESTART).send("lamp", SWITCH_ON).build();
        UniAssertSubscriber<Start> first =
                home.runs().start(restarted).subscribe().withSubscriber(UniAssertSubscriber.create());
        UniAssertSubscriber<Start> second =
                home.runs().start(restarted).subscribe().withSubscriber(UniAssertSubscriber.create());
        home.time.runAll();

        assertThat(((Start.Accepted) first.getItem()).run().snapshot().state()).isEqualTo(RunState.CANCELLED);
        assertThat(((Start.Accepted) second.getItem()).run().snapshot().state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(home.store.list(new RunQuery(null, null, 10, null)).await().indefinitely())
                .hasSize(2)
                .allMatch(run -> run.state().isOver());
        assertThat(home.runs().activeCount()).isZero();
    }

    @Test
    void a_delay_goes_on_where_it_was() {
        RunHandle run = home.start(
                program("x").delay(ofMinutes(10)).send("lamp", SWITCH_ON).build());
        home.time.advance(ofMinutes(7));

        home.dieFor(ofMinutes(1));
        home.time.advance(ofMillis(119_990));
        assertThat(home.told()).isEmpty();
        home.time.advance(ofMillis(20));

        assertThat(home.told()).containsExactly("2 lamp SWITCH_ON");
        assertThat(resumed(run).state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void a_delay_that_would_be_over_is_over() {
        home.start(program("x").delay(ofMinutes(10)).send("lamp", SWITCH_ON).build());
        home.time.advance(ofMinutes(7));

        home.dieFor(ofMinutes(5));
        home.time.settle();

        assertThat(home.told()).containsExactly("2 lamp SWITCH_ON");
    }

    @Test
    void a_timeout_around_several_steps_counts_from_when_they_began() {
        RunHandle run = home.start(program("x")
                .then(seq(delay(ofMinutes(3)), send("lamp", SWITCH_ON)).timeout(ofMinutes(2)))
                .build());
        home.time.advance(ofMinutes(1));

        home.dieFor(ofSeconds(30));
        home.time.advance(ofSeconds(31));

        assertThat(resumed(run).state()).isEqualTo(RunState.FAILED);
        assertThat(home.told()).isEmpty();
    }

    @Test
    void a_run_that_was_interrupted_too_long_is_cancelled_and_says_why() {
        RunHandle run = home.start(SLEEP);
        home.time.advance(ofMillis(600));

        home.dieFor(ofMinutes(16));

        Run over = resumed(run);
        assertThat(over.state()).isEqualTo(RunState.CANCELLED);
        assertThat(over.error()).startsWith("interrupted for 16m, longer than its staleAfter of 15m");
        assertThat(home.told()).noneMatch(told -> told.startsWith("2"));
        assertThat(states(over))
                .containsEntry("0.0", StepState.SUCCEEDED)
                .containsEntry("0.2.0", StepState.SUCCEEDED)
                .containsEntry("0.2.1", StepState.IN_DOUBT);
    }

    @Test
    void a_race_that_was_won_is_not_run_again() {
        RunHandle run = home.start(program("x")
                .race(
                        seq(send("lamp", SWITCH_ON), send("lamp", SWITCH_OFF)),
                        send("speaker", SWITCH_ON),
                        send("toilet", OPEN))
                .send("speaker", PLAY_SONG, "a")
                .build());
        home.time.advance(ofMillis(700));

        home.dieFor(ofSeconds(1));

        assertThat(resumed(run).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(home.told().stream().filter(told -> told.startsWith("2"))).containsExactly("2 speaker PLAY_SONG a");
    }

    @Test
    void a_race_that_was_under_way_is_run_on() {
        RunHandle run = home.start(program("x")
                .race(send("lamp", SWITCH_ON), send("speaker", SWITCH_ON))
                .build());
        home.time.advance(ofMillis(200));

        home.dieFor(ofSeconds(1));

        assertThat(resumed(run).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(home.told()).hasSize(4);
    }

    private RunHandle planted(Program program, StepCheckpoint... marks) {
        NewRun run = new NewRun(RunId.create(), Cause.Request.ANONYMOUS, List.of(program), home.time.now());
        home.store.plant(run, marks);
        return home.dieFor(ofSeconds(1)).getFirst();
    }

    private StepCheckpoint mark(int step, StepState state) {
        return new StepCheckpoint(step, state, 1, home.time.now(), null, null, false);
    }

    @Test
    void a_race_whose_winner_was_kept_and_not_the_race_has_the_same_winner() {
        RunHandle run = planted(
                program("x")
                        .race(send("lamp", SWITCH_ON), send("speaker", SWITCH_ON))
                        .build(),
                mark(0, StepState.RUNNING),
                mark(1, StepState.RUNNING),
                mark(2, StepState.SUCCEEDED));

        Run over = resumed(run);
        assertThat(home.told()).isEmpty();
        assertThat(over.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(states(over)).containsEntry("0.0", StepState.CANCELLED);
    }

    @Test
    void a_branch_that_had_failed_fast_stops_the_others_again() {
        RunHandle run = planted(
                program("x")
                        .then(new Step.Par(
                                List.of(send("lamp", SWITCH_ON), send("speaker", SWITCH_ON)),
                                Join.FAIL_FAST,
                                Step.Par.UNBOUNDED,
                                Modifiers.NONE))
                        .build(),
                mark(0, StepState.RUNNING),
                mark(1, StepState.RUNNING),
                mark(2, StepState.FAILED));

        assertThat(resumed(run).state()).isEqualTo(RunState.FAILED);
        assertThat(home.told()).isEmpty();
    }

    @Test
    void what_failed_before_has_failed_after() {
        home.devices().getFirst().answering(Answer.failing(new DeviceRefused(new DeviceId("lamp"), "is on fire")));
        RunHandle run = home.start(program("x")
                .par(send("lamp", SWITCH_ON), send("speaker", SWITCH_ON))
                .build());
        home.time.advance(ofMillis(200));

        home.dieFor(ofSeconds(1));

        Run over = resumed(run);
        assertThat(over.state()).isEqualTo(RunState.FAILED);
        assertThat(over.error()).contains("is on fire");
        assertThat(home.told()).containsExactly("1 lamp SWITCH_ON", "1 speaker SWITCH_ON", "2 speaker SWITCH_ON");
    }

    @Test
    void what_was_left_of_a_timeout_is_left_for_the_interrupted_attempt_only() {
        RunHandle run = home.start(program("x")
                .then(seq(send("lamp", SWITCH_ON), send("lamp", SWITCH_OFF))
                        .timeout(ofSeconds(5))
                        .retry(3, ofSeconds(1)))
                .build());
        home.time.advance(ofMillis(300));

        home.dieFor(ofMinutes(1));

        assertThat(resumed(run).state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void the_delay_of_a_later_attempt_is_whole() {
        home.start(program("x")
                .then(seq(delay(ofMinutes(10)), send("lamp", SWITCH_ON)).retry(1, ofSeconds(1)))
                .build());
        home.time.advance(ofMinutes(8));

        home.dieFor(ofMinutes(1));
        home.devices().getFirst().answering(Answer.failing(new DeviceRefused(new DeviceId("lamp"), "no")));
        home.time.advance(ofSeconds(65));

        assertThat(home.told()).containsExactly("2 lamp SWITCH_ON");
    }

    @Test
    void a_run_that_dies_in_the_pause_after_a_timeout_is_tried_again() {
        home.devices().getFirst().answering(Answer.after(ofSeconds(9)));
        RunHandle run = home.start(program("x")
                .then(seq(send("lamp", SWITCH_ON)).timeout(ofSeconds(5)).retry(3, ofMinutes(1)))
                .send("speaker", SWITCH_OFF)
                .build());
        home.time.advance(ofSeconds(20));

        home.dieFor(ofSeconds(1));

        assertThat(resumed(run).state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void a_run_that_dies_in_the_pause_after_a_branch_failed_fast_is_tried_again() {
        home.devices().get(1).answering(Answer.failing(new DeviceRefused(new DeviceId("speaker"), "no")));
        RunHandle run = home.start(program("x")
                .then(par(delay(ofSeconds(30)), send("speaker", SWITCH_ON))
                        .join(Join.FAIL_FAST)
                        .retry(3, ofMinutes(1)))
                .send("lamp", SWITCH_OFF)
                .build());
        home.time.advance(ofSeconds(20));

        home.dieFor(ofSeconds(1));

        assertThat(resumed(run).state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void one_run_of_which_nothing_can_be_made_does_not_keep_the_others() {
        NewRun bad = new NewRun(
                RunId.create(),
                Cause.Request.ANONYMOUS,
                List.of(program("bad").send("lamp", SWITCH_ON).build()),
                home.time.now());
        NewRun good = new NewRun(
                RunId.create(),
                Cause.Request.ANONYMOUS,
                List.of(program("good").send("lamp", SWITCH_ON).build()),
                home.time.now());
        home.store.plant(bad, mark(7, StepState.RUNNING));
        home.store.plant(good, mark(0, StepState.RUNNING));

        assertThat(home.dieFor(ofSeconds(1))).hasSize(1);
        home.time.runAll();

        assertThat(home.told()).containsExactly("2 lamp SWITCH_ON");
        assertThat(home.store.summary(bad.id()).error()).startsWith("it was interrupted and cannot go on");
    }

    @Test
    void of_two_runs_of_which_the_later_replaces_the_earlier_the_later_goes_on() {
        Program restarted = program("x")
                .overlap(Overlap.RESTART)
                .send("lamp", SWITCH_ON)
                .send("lamp", SWITCH_OFF)
                .build();
        NewRun old = new NewRun(RunId.create(), Cause.Request.ANONYMOUS, List.of(restarted), home.time.now());
        NewRun next = new NewRun(RunId.create(), Cause.Request.ANONYMOUS, List.of(restarted), home.time.now());
        home.store.plant(old);
        home.store.plant(next);
        List<RunHandle> both = home.dieFor(ofSeconds(1));

        assertThat(resumed(both.getFirst()).state()).isEqualTo(RunState.CANCELLED);
        assertThat(resumed(both.getLast()).state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void what_is_taken_over_while_the_service_stops_is_left_to_the_next() {
        RunHandle run = home.start(SLEEP);
        home.time.advance(ofMillis(100));
        home.store.seenNow();
        home.store.kill();
        RunService stopping = home.runs();
        stopping.close();
        assertThat(stopping.takeOver().await().indefinitely())
                .singleElement()
                .satisfies(
                        taken -> assertThat(taken.snapshot().state().isOver()).isFalse());
        home.time.runAll();

        home.dieFor(ofSeconds(1));
        assertThat(resumed(run).state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void a_retry_goes_on_with_the_attempt_it_was_at() {
        home.devices().getFirst().answering(Answer.failing(new DeviceRefused(new DeviceId("lamp"), "is busy")));
        RunHandle run = home.start(program("x")
                .then(send("lamp", SWITCH_ON).retry(5, ofSeconds(10)))
                .build());
        home.time.advance(ofSeconds(15));

        home.dieFor(ofSeconds(1));

        Run over = resumed(run);
        assertThat(over.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(over.steps().getFirst().attempt()).isEqualTo(2);
    }

    @Test
    void it_may_be_interrupted_again_and_again() {
        RunHandle run = home.start(SLEEP);
        for (int life = 0; life < 5; life++) {
            home.time.advance(ofMillis(100));
            home.dieFor(ofSeconds(1));
        }

        Run over = resumed(run);
        assertThat(over.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(over.resumptions()).hasSize(5);
        assertThat(home.told().stream().filter(told -> told.contains("FLUSH"))).hasSize(1);
    }

    @Test
    void runs_that_waited_wait_again_and_have_their_turns() {
        Program queued = program("x")
                .overlap(Overlap.QUEUE)
                .send("lamp", SWITCH_ON)
                .send("lamp", SWITCH_OFF)
                .build();
        List<RunHandle> three = List.of(home.start(queued), home.start(queued), home.start(queued));
        home.time.advance(ofMillis(600));

        home.dieFor(ofSeconds(1));

        three.forEach(run -> assertThat(resumed(run).state()).isEqualTo(RunState.SUCCEEDED));
        assertThat(home.told().stream().filter(told -> told.startsWith("2")))
                .containsExactly(
                        "2 lamp SWITCH_OFF",
                        "2 lamp SWITCH_ON",
                        "2 lamp SWITCH_OFF",
                        "2 lamp SWITCH_ON",
                        "2 lamp SWITCH_OFF");
    }

    @Test
    void a_run_that_began_meanwhile_is_not_disturbed() {
        RunHandle old = home.start(SLEEP);
        home.time.advance(ofMillis(300));
        home.store.seenNow();
        home.store.kill();
        RunService before = home.runs();
        assertThat(before.activeCount()).isEqualTo(1);
        home.dieFor(ofSeconds(1));
        // The one that was resumed runs; a second is refused as ever.
        UniAssertSubscriber<Start> second =
                home.runs().start(SLEEP).subscribe().withSubscriber(UniAssertSubscriber.create());
        home.time.settle();

        assertThat(second.getItem()).isInstanceOf(Start.Overlapping.class);
        assertThat(resumed(old).state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void a_service_that_stops_leaves_its_runs_to_the_next() {
        RunHandle run = home.start(SLEEP);
        UniAssertSubscriber<Run> client = run.finished().subscribe().withSubscriber(UniAssertSubscriber.create());
        home.time.advance(ofMillis(300));
        home.runs().drain();
        home.time.advance(ofMillis(300));
        home.runs().close();
        home.time.advance(ofMillis(10));

        assertThat(client.getItem().state()).isEqualTo(RunState.RUNNING);
        home.dieFor(ofSeconds(5));

        Run over = resumed(run);
        assertThat(over.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(home.told())
                .containsExactlyInAnyOrder(
                        "1 lamp SWITCH_OFF", "1 speaker SWITCH_OFF", "1 toilet FLUSH", "2 toilet CLEAN");
        assertThat(over.resumptions().getFirst().inDoubt()).isEmpty();
    }

    @Test
    void a_run_that_another_node_took_over_is_given_up_here() {
        RunHandle run = home.start(SLEEP);
        home.time.advance(ofMillis(300));

        ((JournaledRun) run).takenOver();
        home.time.runAll();

        assertThat(home.told()).doesNotContain("1 toilet CLEAN");
        assertThat(home.runs().activeCount()).isZero();
    }
}
