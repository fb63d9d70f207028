package org.aubade.program;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofNanos;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.aubade.device.MessageType.CHANGE_COLOR;
import static org.aubade.device.MessageType.OPEN;
import static org.aubade.program.Step.call;
import static org.aubade.program.Step.delay;
import static org.aubade.program.Step.par;
import static org.aubade.program.Step.race;
import static org.aubade.program.Step.send;
import static org.aubade.program.Step.seq;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class StepTest {
    private static final Step A = delay(ofSeconds(1));

    @Test
    void a_modifier_changes_a_copy_and_nothing_else() {
        for (Step step : List.of(send("a", OPEN), seq(A), par(A).max(2).join(Join.FAIL_FAST), race(A), A, call("x"))) {
            Step changed = step.timeout(ofSeconds(5))
                    .retry(3, ofSeconds(1), 2)
                    .optional()
                    .named("n");
            assertThat(changed.modifiers())
                    .isEqualTo(new Modifiers(ofSeconds(5), new Retry(3, ofSeconds(1), 2), true, "n"));
            assertThat(step.modifiers()).isEqualTo(Modifiers.NONE);
            assertThat(changed.with(Modifiers.NONE)).isEqualTo(step);
        }
    }

    @Test
    void a_kind_is_the_key_in_yaml_and_a_leaf_has_no_children() {
        assertThat(List.of(send("a", OPEN), seq(A), par(A), race(A), A, call("x")))
                .extracting(Step::kind)
                .containsExactly("send", "seq", "par", "race", "delay", "call");
        assertThat(List.of(send("a", OPEN), A, call("x")))
                .allSatisfy(leaf -> assertThat(leaf.children()).isEmpty());
        assertThat(List.of(seq(A), par(A), race(A)))
                .allSatisfy(step -> assertThat(step.children()).containsExactly(A));
    }

    @Test
    void the_steps_inside_are_copied() {
        List<Step> steps = new ArrayList<>(List.of(A));
        Step seq = new Step.Seq(steps, Modifiers.NONE);
        steps.clear();
        assertThat(seq.children()).containsExactly(A);
    }

    @Test
    void an_argument_out_of_its_range_is_named() {
        complains(() -> seq(), "seq needs at least one step");
        complains(() -> par(), "par needs at least one step");
        complains(() -> race(), "race needs at least one step");
        complains(() -> par(A).max(0), "max must be 1 or more; found 0");
        complains(() -> new Step.Par(List.of(A), Join.ALL, -1, Modifiers.NONE), "max must be 1 or more; found -1");
        complains(() -> delay(ofSeconds(-1)), "delay must be 0s to 366d; found PT-1S");
        complains(() -> delay(ofNanos(1)), "delay must be whole milliseconds; found PT0.000000001S");
        complains(() -> A.timeout(ZERO), "timeout must be 1ms to 366d; found PT0S");
        complains(() -> A.named(" "), "name must be 1 to 200 characters and not blank; found ' '");
        complains(() -> send("a", OPEN, "x"), "OPEN takes no data; found 'x'");
        complains(
                () -> send("a", CHANGE_COLOR),
                "CHANGE_COLOR needs a colour: #rgb, #rrggbb or a basic CSS name such as red; found ''");
        complains(
                () -> call("a b"),
                "a program name is 1 to 100 letters, digits, '.', '_' or '-', the first a letter or digit; found 'a b'");
    }

    private static void complains(Supplier<?> construction, String message) {
        assertThatIllegalArgumentException().isThrownBy(construction::get).withMessage(message);
    }

    @Test
    void a_path_names_a_step_by_its_indexes_from_the_root() {
        assertThat(StepPath.ROOT).hasToString("0");
        assertThat(StepPath.ROOT.child(2).child(1))
                .hasToString("0.2.1")
                .isEqualTo(StepPath.ROOT.child(2).child(1))
                .isNotEqualTo(StepPath.ROOT.child(1));
    }
}
