package org.aubade.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.device.MessageType.FLUSH;
import static org.aubade.device.MessageType.SWITCH_OFF;
import static org.aubade.device.MessageType.SWITCH_ON;
import static org.aubade.program.Step.call;
import static org.aubade.program.Step.par;
import static org.aubade.program.Step.send;
import static org.aubade.program.Step.seq;
import static org.aubade.run.TestHome.program;

import java.util.Collections;
import org.aubade.program.Program;
import org.aubade.program.Step;
import org.aubade.text.Violation;
import org.junit.jupiter.api.Test;

/** What is found before anything is sent. */
class ResolveTest {
    private final TestHome home = new TestHome();

    private void refused(Program program, Violation... expected) {
        assertThat(home.ask(program))
                .isInstanceOfSatisfying(
                        Start.Unresolved.class,
                        unresolved -> assertThat(unresolved.violations()).containsExactly(expected));
        home.time.runAll();
        assertThat(home.told()).isEmpty();
    }

    @Test
    void an_unknown_device_in_the_last_step_keeps_everything_from_being_sent() {
        refused(
                program("typo", send("lamp", SWITCH_ON), par(send("speaker", SWITCH_ON), send("lmap", SWITCH_OFF))),
                new Violation("0.1.1", "unknown device 'lmap'; known: lamp, speaker, toilet"));
    }

    @Test
    void a_message_that_the_device_does_not_understand_is_found() {
        refused(
                program("wrong", send("lamp", SWITCH_ON), send("lamp", FLUSH)),
                new Violation(
                        "0.1",
                        "device 'lamp' does not understand FLUSH; it understands SWITCH_ON, SWITCH_OFF, CHANGE_COLOR,"
                                + " SET_BRIGHTNESS, SET_COLOR_TEMPERATURE"));
    }

    @Test
    void an_unknown_program_is_found() {
        home.keep(program("night", send("lamp", SWITCH_OFF)));

        refused(
                program("caller", call("night"), call("nigth")),
                new Violation("0.1", "unknown program 'nigth'; known: night"));
    }

    @Test
    void a_circle_of_calls_is_refused_by_name() {
        Program first = program("first", send("lamp", SWITCH_ON), call("second"));
        home.keep(first);
        home.keep(program("second", seq(call("third"))));
        home.keep(program("third", call("first")));

        refused(
                first,
                new Violation(
                        "0.1.0.0.0",
                        "program 'first' calls itself: first → second → third → first; remove one of these calls"));
    }

    @Test
    void a_program_may_be_called_twice() {
        home.keep(program("night", send("lamp", SWITCH_OFF)));

        assertThat(home.run(call("night"), call("night")).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(home.lamp.told()).hasSize(2);
    }

    @Test
    void calls_cannot_make_a_program_larger_than_it_may_be() {
        home.keep(program("p0", send("lamp", SWITCH_ON)));
        for (int i = 1; i <= 20; i++) {
            home.keep(program("p" + i, call("p" + (i - 1)), call("p" + (i - 1))));
        }

        assertThat(home.ask(program("bomb", call("p20"))))
                .isInstanceOfSatisfying(
                        Start.Unresolved.class,
                        unresolved -> assertThat(unresolved.violations())
                                .singleElement()
                                .satisfies(violation -> assertThat(violation.message())
                                        .startsWith("program 'bomb' has more than 100000 steps")));
    }

    @Test
    void calls_cannot_make_a_program_deeper_than_it_may_be() {
        home.keep(program("p0", send("lamp", SWITCH_ON)));
        for (int i = 1; i <= 150; i++) {
            home.keep(program("p" + i, seq(call("p" + (i - 1)))));
        }

        assertThat(home.ask(program("deep", call("p150"))))
                .isInstanceOfSatisfying(
                        Start.Unresolved.class,
                        unresolved -> assertThat(unresolved.violations())
                                .singleElement()
                                .satisfies(violation -> assertThat(violation.message())
                                        .startsWith("program 'deep' nests deeper than 200 levels")));
    }

    @Test
    void at_most_a_hundred_violations_are_told() {
        Step[] wrong = Collections.nCopies(1_000, send("lmap", SWITCH_ON)).toArray(Step[]::new);

        assertThat(home.ask(program("wrong", wrong)))
                .isInstanceOfSatisfying(
                        Start.Unresolved.class,
                        unresolved -> assertThat(unresolved.violations()).hasSize(100));
    }

    @Test
    void a_program_that_ran_before_is_checked_against_the_home_as_it_is_now() {
        Program on = program("on", send("lamp", SWITCH_ON));
        assertThat(home.run(on).state()).isEqualTo(RunState.SUCCEEDED);

        home.devices.unregister(home.lamp.id()).subscribe().with(_ -> {});
        home.time.runAll();

        assertThat(home.ask(on))
                .isInstanceOfSatisfying(
                        Start.Unresolved.class,
                        unresolved -> assertThat(unresolved.violations())
                                .containsExactly(new Violation("0", "unknown device 'lamp'; known: speaker, toilet")));
    }

    @Test
    void a_called_program_that_was_replaced_is_called_as_it_is_now() {
        Program caller = program("caller", call("called"));
        home.keep(program("called", send("lamp", SWITCH_ON)));
        home.run(caller);
        home.run(caller);

        home.keep(program("called", send("lamp", SWITCH_OFF)));
        home.run(caller);

        assertThat(home.told())
                .extracting(line -> line.substring(line.lastIndexOf(" ") + 1))
                .containsExactly("SWITCH_ON", "SWITCH_ON", "SWITCH_OFF");
    }
}
