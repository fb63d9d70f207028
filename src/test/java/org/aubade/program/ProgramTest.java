package org.aubade.program;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.aubade.device.MessageType.CHANGE_COLOR;
import static org.aubade.device.MessageType.OPEN;
import static org.aubade.program.ProgramBuilder.program;
import static org.aubade.program.Step.call;
import static org.aubade.program.Step.delay;
import static org.aubade.program.Step.par;
import static org.aubade.program.Step.race;
import static org.aubade.program.Step.send;
import static org.aubade.program.Step.seq;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramTest {
    private static final Step A = delay(ofSeconds(1));

    @Test
    void each_verb_adds_a_step_to_the_top_level_sequence() {
        Program built = program("x")
                .send("a", OPEN)
                .send("b", CHANGE_COLOR, "red")
                .seq(A)
                .par(A)
                .race(A)
                .delay(ofSeconds(2))
                .call("y")
                .then(A.optional())
                .build();
        assertThat(built.root())
                .isEqualTo(seq(
                        send("a", OPEN),
                        send("b", CHANGE_COLOR, "red"),
                        seq(A),
                        par(A),
                        race(A),
                        delay(ofSeconds(2)),
                        call("y"),
                        A.optional()));
    }

    @Test
    void a_builder_is_not_changed_by_what_is_built_from_it() {
        ProgramBuilder start = program("x").call("start");
        Program left = start.call("left").build();
        Program right =
                start.call("right").description("d").overlap(Overlap.PARALLEL).build();
        assertThat(left)
                .isEqualTo(
                        new Program("x", "", seq(call("start"), call("left")), Overlap.REJECT, ResumePolicy.DEFAULT));
        assertThat(right)
                .isEqualTo(new Program(
                        "x", "d", seq(call("start"), call("right")), Overlap.PARALLEL, ResumePolicy.DEFAULT));
        assertThat(start.build().root()).isEqualTo(call("start"));
    }

    @Test
    void a_program_of_nothing_is_refused() {
        complains(() -> program("x").build(), "program 'x' needs at least one step");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "wake-up", "0123", "Küche_1.2", "眠る"})
    void a_name_is_letters_digits_dots_underscores_and_dashes(String name) {
        assertThat(program(name).then(A).build().name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "-a", ".a", "a/b", "a\n"})
    void anything_else_is_no_name(String name) {
        complains(
                () -> program(name).then(A).build(),
                "a program name is 1 to 100 letters, digits, '.', '_' or '-', the first a letter or digit; found '"
                        + name + "'");
    }

    @Test
    void two_hundred_steps_inside_each_other_are_allowed_and_one_more_is_not() {
        assertThat(program("x").then(nested(200)).build().root()).isNotNull();
        complains(
                () -> program("x").then(nested(201)).build(),
                "program 'x' nests deeper than 200 levels; flatten it, a seq directly inside a seq can be one seq");
        complains(
                () -> program("x").then(nested(100_000)).build(),
                "program 'x' nests deeper than 200 levels; flatten it, a seq directly inside a seq can be one seq");
    }

    private static Step nested(int levels) {
        Step step = A;
        for (int i = 0; i < levels; i++) {
            step = seq(step);
        }
        return step;
    }

    @Test
    void a_hundred_thousand_steps_are_allowed_and_one_more_is_not() {
        List<Step> most = Collections.nCopies(ProgramLimits.MAX_STEPS - 1, A);
        assertThat(new Program(
                        "x", "", new Step.Par(most, Join.ALL, 0, Modifiers.NONE), Overlap.REJECT, ResumePolicy.DEFAULT))
                .isNotNull();
        complains(
                () -> program("x")
                        .par(seq(A), new Step.Seq(most, Modifiers.NONE))
                        .build(),
                "program 'x' has more than 100000 steps; split it into programs that run one after the other");
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_hundred_thousand_verbs_take_no_time_to_speak_of() {
        ProgramBuilder builder = program("x");
        for (int i = 1; i < ProgramLimits.MAX_STEPS; i++) {
            builder = builder.then(A);
        }
        assertThat(builder.build().root().children()).hasSize(ProgramLimits.MAX_STEPS - 1);
    }

    private static void complains(Supplier<?> construction, String message) {
        assertThatIllegalArgumentException().isThrownBy(construction::get).withMessage(message);
    }
}
