package org.aubade.run;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.aubade.device.MessageType.SWITCH_OFF;
import static org.aubade.device.MessageType.SWITCH_ON;
import static org.aubade.program.Step.par;
import static org.aubade.program.Step.race;
import static org.aubade.program.Step.send;
import static org.aubade.program.Step.seq;
import static org.aubade.run.TestHome.program;

import java.util.Collections;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.aubade.device.Answer;
import org.aubade.program.Join;
import org.aubade.program.ProgramLimits;
import org.aubade.program.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Programs as large and as deep as they may be run to their end, on a stack and a heap of ordinary size. */
@Timeout(60)
class LargeProgramTest {
    /** One step is the root around them. */
    private static final int MANY = ProgramLimits.MAX_STEPS - 1;

    private final TestHome home = new TestHome();

    /** How the devices answer: on the stack of the caller, or on a later turn of the timer. */
    enum Hop {
        NONE,
        TIMER;

        private Answer answer() {
            return this == NONE ? Answer.now() : Answer.after(ofMillis(1));
        }
    }

    private void answering(Hop hop) {
        home.lamp.answering(hop.answer());
        home.speaker.answering(hop.answer());
    }

    private static Step[] many(Step step) {
        return Collections.nCopies(MANY, step).toArray(Step[]::new);
    }

    private static Step nested(UnaryOperator<Step> around) {
        return Stream.iterate(send("lamp", SWITCH_ON), around)
                .skip(ProgramLimits.MAX_DEPTH)
                .findFirst()
                .orElseThrow();
    }

    private void succeeds(Step root, int messages) {
        assertThat(home.run(root).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(home.lamp.told()).hasSize(messages);
    }

    @ParameterizedTest
    @EnumSource
    void a_sequence_of_as_many_steps_as_there_may_be(Hop hop) {
        answering(hop);
        succeeds(seq(many(send("lamp", SWITCH_ON))), MANY);
    }

    @Test
    void as_many_parallel_branches_as_there_may_be() {
        succeeds(par(many(send("lamp", SWITCH_ON))), MANY);
    }

    @Test
    void as_many_parallel_delays_as_there_may_be() {
        Run run = home.run(par(many(Step.delay(ofSeconds(1)))));
        assertThat(TestHome.duration(run)).isEqualTo(ofSeconds(1));
    }

    @ParameterizedTest
    @EnumSource
    void as_many_parallel_branches_as_there_may_be_three_at_a_time(Hop hop) {
        answering(hop);
        succeeds(par(many(send("lamp", SWITCH_ON))).max(3), MANY);
    }

    /** What ends on the stack of the caller, and no device that takes one message at a time is between. */
    @Test
    void as_many_branches_that_end_at_once_as_there_may_be_three_at_a_time() {
        assertThat(home.run(par(many(Step.delay(ofMillis(0)))).max(3)).state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void short_sequences_of_short_sequences_of_what_ends_at_once() {
        Step tree = Step.delay(ofMillis(0));
        for (int level = 0; level < 5; level++) {
            tree = seq(Collections.nCopies(8, tree).toArray(Step[]::new));
        }
        assertThat(home.run(tree).state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void as_many_branches_that_fail_together_as_there_may_be() {
        succeeds(par(many(send("lamp", SWITCH_ON))).join(Join.FAIL_FAST), MANY);
    }

    @Test
    void a_race_of_as_many_branches_as_there_may_be() {
        Step[] branches = many(Step.delay(ofMinutes(1)));
        branches[MANY - 1] = send("lamp", SWITCH_ON);
        succeeds(race(branches), 1);
    }

    @ParameterizedTest
    @EnumSource
    void sequences_as_deep_as_they_may_be(Hop hop) {
        answering(hop);
        succeeds(nested(inner -> seq(inner)), 1);
    }

    @ParameterizedTest
    @EnumSource
    void wide_sequences_as_deep_as_they_may_be(Hop hop) {
        answering(hop);
        succeeds(nested(inner -> seq(send("speaker", SWITCH_ON), inner, send("speaker", SWITCH_OFF))), 1);
        assertThat(home.speaker.told()).hasSize(2 * ProgramLimits.MAX_DEPTH);
    }

    @ParameterizedTest
    @EnumSource
    void parallels_as_deep_as_they_may_be(Hop hop) {
        answering(hop);
        succeeds(nested(inner -> par(inner, Step.delay(ofMillis(3)))), 1);
    }

    @ParameterizedTest
    @EnumSource
    void races_as_deep_as_they_may_be(Hop hop) {
        answering(hop);
        succeeds(nested(inner -> race(inner, Step.delay(ofMinutes(3)))), 1);
    }

    @ParameterizedTest
    @EnumSource
    void every_modifier_at_every_level(Hop hop) {
        answering(hop);
        succeeds(
                nested(inner -> par(inner)
                        .join(Join.FAIL_FAST)
                        .timeout(ofMinutes(5))
                        .retry(3, ofSeconds(1))
                        .optional()
                        .named("level")),
                1);
    }

    @Test
    void a_run_as_deep_as_it_may_be_is_cancelled() {
        home.lamp.answering(Answer.never());
        RunHandle run = home.start(nested(inner -> par(inner, Step.delay(ofMinutes(9)))));
        home.time.advance(ofSeconds(1));
        home.cancel(run);
        home.time.runAll();
        assertThat(run.snapshot().state()).isEqualTo(RunState.CANCELLED);
        assertThat(home.lamp.told()).hasSize(1);
    }

    @Test
    void one_level_or_one_step_more_is_refused_by_name() {
        Step deep = seq(nested(inner -> seq(inner)));
        assertThatThrownBy(() -> program("deep", deep))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("program 'deep' nests deeper than 200 levels");
        Step[] tooMany = Collections.nCopies(MANY + 1, send("lamp", SWITCH_ON)).toArray(Step[]::new);
        assertThatThrownBy(() -> program("wide", tooMany))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("program 'wide' has more than 100000 steps");
    }
}
