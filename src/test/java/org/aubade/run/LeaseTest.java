package org.aubade.run;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.device.MessageType.CLEAN;
import static org.aubade.device.MessageType.SWITCH_OFF;
import static org.aubade.device.MessageType.SWITCH_ON;
import static org.aubade.program.ProgramBuilder.program;

import org.aubade.program.Program;
import org.junit.jupiter.api.Test;

/** What a node sends that may have lost its runs to another one, since it was paused or could not write. */
class LeaseTest {
    private static final Program LATER = program("later")
            .send("lamp", SWITCH_ON)
            .delay(ofSeconds(10))
            .send("lamp", SWITCH_OFF)
            .send("speaker", SWITCH_OFF)
            .build();

    private final MortalHome home = new MortalHome();

    /** A run whose next message is due 500 ms from now. */
    private RunHandle waiting() {
        RunHandle run = home.start(LATER);
        home.time.advance(ofSeconds(10));
        assertThat(home.told()).containsExactly("1 lamp SWITCH_ON");
        return run;
    }

    @Test
    void a_message_is_not_sent_if_another_node_has_taken_the_run_over() {
        RunHandle run = waiting();
        home.store.expire();
        home.store.lose(run.id());

        home.time.runAll();

        assertThat(home.told()).containsExactly("1 lamp SWITCH_ON");
        assertThat(home.runs().activeCount()).isZero();
    }

    @Test
    void a_message_waits_until_it_is_known_that_the_run_is_still_one_of_this_node() {
        RunHandle run = waiting();
        home.store.expire();

        home.time.advance(ofMillis(501));
        assertThat(home.told()).containsExactly("1 lamp SWITCH_ON");
        home.time.advance(ofMillis(1));
        assertThat(home.told()).containsExactly("1 lamp SWITCH_ON", "1 lamp SWITCH_OFF");

        home.time.runAll();
        assertThat(run.snapshot().state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(home.told()).hasSize(3);
    }

    @Test
    void while_the_lease_is_valid_no_message_waits() {
        var _ = waiting();

        home.time.advance(ofMillis(500));

        assertThat(home.told()).containsExactly("1 lamp SWITCH_ON", "1 lamp SWITCH_OFF");
    }

    @Test
    void a_process_that_is_paused_while_it_asks_asks_again() {
        var _ = waiting();
        home.store.expire(3);

        home.time.advance(ofMillis(505));
        assertThat(home.told()).containsExactly("1 lamp SWITCH_ON");
        home.time.advance(ofMillis(1));
        assertThat(home.told()).containsExactly("1 lamp SWITCH_ON", "1 lamp SWITCH_OFF");
    }

    @Test
    void a_message_that_must_not_be_doubled_asks_again_too() {
        RunHandle run = home.start(
                program("x").delay(ofSeconds(1)).send("toilet", CLEAN).build());
        home.store.expire(2);

        home.time.advance(ofMillis(1_003));
        assertThat(home.told()).isEmpty();
        home.time.runAll();

        assertThat(home.told()).containsExactly("1 toilet CLEAN");
        assertThat(run.snapshot().state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void where_nobody_can_tell_whose_the_run_is_the_message_is_not_sent_and_its_step_says_so() {
        RunHandle run = waiting();
        home.store.expire();
        home.store.fail();

        home.time.advance(ofSeconds(1));

        assertThat(home.told()).containsExactly("1 lamp SWITCH_ON");
        Run ended = run.snapshot();
        assertThat(ended.state()).isEqualTo(RunState.FAILED);
        assertThat(ended.error()).contains("not sent", "the disk is full");
    }

    @Test
    void a_run_that_is_cancelled_while_it_asks_sends_nothing() {
        RunHandle run = waiting();
        home.store.expire();
        home.time.advance(ofMillis(501));

        home.runs().cancel(run.id()).await().indefinitely();
        home.time.runAll();

        assertThat(home.told()).containsExactly("1 lamp SWITCH_ON");
    }
}
