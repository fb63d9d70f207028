package org.aubade.run;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.aubade.device.MessageType.FLUSH;
import static org.aubade.device.MessageType.OPEN;
import static org.aubade.device.MessageType.SWITCH_OFF;
import static org.aubade.device.MessageType.SWITCH_ON;
import static org.aubade.program.Step.delay;
import static org.aubade.program.Step.par;
import static org.aubade.program.Step.race;
import static org.aubade.program.Step.send;
import static org.aubade.program.Step.seq;
import static org.aubade.run.TestHome.program;
import static org.aubade.run.TestHome.step;

import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.aubade.device.Answer;
import org.aubade.device.DeviceId;
import org.aubade.device.DeviceRefused;
import org.aubade.device.DeviceState;
import org.aubade.program.Program;
import org.aubade.program.Step;
import org.aubade.run.engine.RunEngine;
import org.aubade.run.journal.InMemoryRunStore;
import org.aubade.run.journal.RunStore;
import org.aubade.time.TimeSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Devices with bugs, waiters that lose patience, attempts that overlap, clocks set back: no run hangs or lies. */
class RunRobustnessTest {
    private static final Answer NO = Answer.failing(new DeviceRefused(new DeviceId("lamp"), "does not want to"));

    private final TestHome home = new TestHome();
    private final HostileDevice hostile = new HostileDevice();

    @BeforeEach
    void a_hostile_device_is_there_too() {
        home.devices.register(hostile).await().indefinitely();
    }

    @Test
    void one_who_stops_waiting_for_a_run_does_not_disturb_the_others() {
        home.lamp.answering(Answer.after(ofSeconds(1)));
        RunHandle run = home.start(send("lamp", SWITCH_ON));

        run.finished().subscribe().with(_ -> {}).cancel();
        home.time.runAll();

        assertThat(run.finished().await().atMost(ofSeconds(1)).state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void a_run_cancelled_while_it_is_being_started_sends_nothing_that_waits() {
        home.lamp.answering(Answer.after(ofSeconds(1)));
        home.start(program("busy", send("lamp", SWITCH_ON)));
        hostile.sending = () -> {
            Run newest = home.runs
                    .list(new RunQuery(null, null, 1, null))
                    .await()
                    .indefinitely()
                    .getFirst();
            assertThat(home.runs.cancel(newest.id()).await().indefinitely()).isInstanceOf(Cancellation.Cancelled.class);
            home.time.advance(ofSeconds(2));
            return Uni.createFrom().voidItem();
        };

        home.start(par(send("lamp", SWITCH_OFF), send("hostile", SWITCH_ON)));

        assertThat(home.lamp.toldTypes()).containsExactly(SWITCH_ON);
    }

    /** The step that lost the race of the first attempt hops to a fresh stack, where it arrives in the second. */
    @Test
    void what_is_left_of_an_attempt_does_not_touch_the_next() {
        home.lamp.answering(Answer.after(ofMillis(10)));
        home.speaker.answering(Answer.now()).answeringNext(Answer.now(), NO, NO);
        Step root = seq(race(seq(send("lamp", SWITCH_ON)), send("speaker", SWITCH_ON)), send("speaker", SWITCH_OFF))
                .retry(1, ZERO);
        for (int level = 0; level < 21; level++) {
            root = seq(root);
        }

        assertThat(home.run(root).state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void a_device_that_throws_an_error_fails_its_message_and_can_be_told_again() {
        hostile.sending = () -> {
            throw new AssertionError("a bug");
        };
        Run first = home.run(send("hostile", SWITCH_ON));
        hostile.sending = () -> Uni.createFrom().voidItem();

        assertThat(first.state()).isEqualTo(RunState.FAILED);
        assertThat(first.error()).contains("a bug");
        assertThat(home.run(send("hostile", SWITCH_ON)).state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void a_device_that_cannot_tell_its_state_does_what_it_is_told() {
        hostile.telling = () -> {
            throw new AssertionError("a bug");
        };

        assertThat(home.run(send("hostile", SWITCH_ON)).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(home.devices.find(hostile.id()).orElseThrow().state()).isEqualTo(DeviceState.UNKNOWN);
    }

    @Test
    void a_device_that_throws_when_it_is_cancelled_holds_up_nothing() {
        hostile.sending = () -> Uni.createFrom()
                .emitter(emitter -> emitter.onTermination(() -> {
                    throw new IllegalStateException("a bug");
                }));
        Run timedOut = home.run(program("a", send("hostile", SWITCH_ON)));
        RunHandle cancelled = home.start(program("b", send("hostile", SWITCH_ON)));
        home.cancel(cancelled);
        hostile.sending = () -> Uni.createFrom().voidItem();

        assertThat(timedOut.state()).isEqualTo(RunState.FAILED);
        assertThat(home.run(program("b", send("hostile", SWITCH_ON))).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(home.runs.activeCount()).isZero();
    }

    @Test
    void a_flush_that_waited_too_long_for_its_turn_was_not_done_and_is_repeated() {
        home.toilet.answering(Answer.after(ofSeconds(3)));
        home.start(program("busy", send("toilet", OPEN)));

        Run run = home.run(send("toilet", FLUSH).timeout(ofSeconds(2)).retry(1, ofSeconds(5)));

        assertThat(home.toilet.toldTypes()).containsExactly(OPEN, FLUSH);
        assertThat(step(run, "0").attempt()).isEqualTo(2);
    }

    @Test
    void many_attempts_are_counted() {
        home.lamp.answering(NO);

        Run run = home.run(seq(send("lamp", SWITCH_ON).retry(100, ZERO)).retry(3, ZERO));

        assertThat(home.lamp.told()).hasSize(404);
        assertThat(step(run, "0.0").attempt()).isEqualTo(404);
    }

    @Test
    void attempts_without_a_delay_do_not_keep_the_thread_that_asks_for_the_run() {
        home.lamp.answering(NO);

        home.start(send("lamp", SWITCH_ON).retry(100, ZERO));

        assertThat(home.lamp.told()).hasSize(1);
    }

    @Test
    void those_who_follow_a_large_run_see_its_end() {
        home.lamp.answering(Answer.failingAfter(ofSeconds(1), new DeviceRefused(new DeviceId("lamp"), "is out")));
        Step[] many = Collections.nCopies(20_000, send("lamp", SWITCH_ON)).toArray(Step[]::new);
        RunHandle run = home.start(seq(many));
        List<RunEvent> followed = new ArrayList<>();
        AtomicBoolean complete = new AtomicBoolean();
        AtomicReference<Throwable> lost = new AtomicReference<>();
        home.runs
                .events(run.id())
                .await()
                .indefinitely()
                .orElseThrow()
                .subscribe()
                .with(followed::add, lost::set, () -> complete.set(true));
        home.runs.events().subscribe().with(_ -> {}, lost::set);

        home.time.runAll();

        assertThat(complete).isTrue();
        assertThat(lost).hasNullValue();
        assertThat(followed.getLast())
                .isInstanceOfSatisfying(
                        RunEvent.RunChanged.class,
                        last -> assertThat(last.run().state()).isEqualTo(RunState.FAILED));
    }

    @Test
    void the_error_of_a_run_names_the_step_that_took_too_long() {
        home.lamp.answering(Answer.never());

        Run run = home.run(
                send("speaker", SWITCH_ON), seq(send("lamp", SWITCH_ON)).timeout(ofMillis(700)));

        assertThat(run.error()).isEqualTo("0.1: it took longer than 700 ms");
    }

    @Test
    void an_optional_program_that_was_stopped_did_not_succeed() {
        home.lamp.answering(Answer.after(ofSeconds(1)));
        RunHandle run =
                home.start(seq(send("lamp", SWITCH_ON), send("toilet", FLUSH)).optional());

        home.runs.drain();
        home.time.runAll();

        assertThat(run.snapshot().state()).isEqualTo(RunState.CANCELLED);
    }

    @Test
    void a_message_that_waits_when_the_service_stops_is_cancelled_and_not_failed() {
        home.lamp.answering(Answer.after(ofSeconds(1)));
        RunHandle first = home.start(program("first", send("lamp", SWITCH_ON)));
        RunHandle second = home.start(program("second", send("lamp", SWITCH_OFF)));

        home.runs.drain();
        home.devices.drain().subscribe().with(_ -> {});
        home.time.runAll();

        assertThat(first.snapshot().state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(second.snapshot().state()).isEqualTo(RunState.CANCELLED);
    }

    @Test
    void a_long_run_is_remembered_when_it_ends_after_many_that_began_later() {
        RunStore three = new InMemoryRunStore(3, 1_000);
        RunService runs = new RunEngine(home.devices, home.programs, three, RunSettings.DEFAULT, home.time.source());
        RunId slow =
                accepted(runs.start(program("slow", delay(ofHours(1)))).await().indefinitely());
        for (int i = 0; i < 3; i++) {
            assertThat(accepted(runs.start(program("quick", send("lamp", SWITCH_ON)))
                            .await()
                            .indefinitely()))
                    .isNotEqualTo(slow);
        }

        home.time.runAll();

        assertThat(runs.find(slow).await().indefinitely()).isPresent();
    }

    @Test
    void a_run_never_ends_before_it_began_though_the_clock_is_set_back() {
        AtomicReference<Instant> now = new AtomicReference<>(home.time.now());
        Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
        home.lamp.answering(Answer.after(ofSeconds(1)));
        RunService runs = new RunEngine(
                home.devices,
                home.programs,
                new InMemoryRunStore(1, 10),
                RunSettings.DEFAULT,
                new TimeSource(clock, home.time, () -> home.time.elapsed().toNanos()));
        Program program = program("on", send("lamp", SWITCH_ON));
        RunId id = accepted(runs.start(program).await().indefinitely());

        now.set(now.get().minus(ofHours(1)));
        home.time.runAll();

        Run run = runs.find(id).await().indefinitely().orElseThrow();
        assertThat(Duration.between(run.started(), run.finished())).isZero();
    }

    @Test
    void an_occurrence_of_a_schedule_has_one_run_while_that_is_under_way_and_when_it_is_over() {
        Cause.Occurrence due = new Cause.Occurrence("morning", home.time.now());
        Program program = program("on", send("lamp", SWITCH_ON));
        RunId first = accepted(home.runs.start(program, due).await().indefinitely());
        assertThat(home.runs.find(due).await().indefinitely()).contains(first);

        for (int again = 0; again < 2; again++) {
            assertThatThrownBy(() -> home.runs.start(program, due).await().indefinitely())
                    .isInstanceOfSatisfying(
                            OccurrenceTaken.class,
                            taken -> assertThat(taken.run()).isEqualTo(first));
            home.time.runAll();
        }

        assertThat(home.lamp.told()).hasSize(1);
        assertThat(home.runs.activeCount()).isZero();
    }

    private static RunId accepted(Start start) {
        assertThat(start).isInstanceOf(Start.Accepted.class);
        return ((Start.Accepted) start).run().id();
    }
}
