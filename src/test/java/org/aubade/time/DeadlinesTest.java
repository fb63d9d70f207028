package org.aubade.time;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.aubade.time.Deadlines.Deadline;
import org.junit.jupiter.api.Test;

class DeadlinesTest {
    private final VirtualTime time = new VirtualTime();
    private final Deadlines deadlines = new Deadlines(time.source());
    private final List<String> late = new ArrayList<>();

    private Deadline after(long millis, String name) {
        return deadlines.after(
                ofMillis(millis), () -> late.add(name + " at " + time.elapsed().toMillis()));
    }

    @Test
    void each_runs_out_at_its_own_time() {
        var _ = after(100, "first");
        time.advance(ofMillis(30));
        var _ = after(100, "second");
        var _ = after(50, "shorter");
        time.advance(ofSeconds(1));
        assertThat(late).containsExactly("shorter at 80", "first at 100", "second at 130");
    }

    @Test
    void what_was_cancelled_does_not_run_out_wherever_it_stood() {
        Deadline first = after(100, "first");
        Deadline middle = after(100, "middle");
        var _ = after(100, "kept");
        Deadline last = after(100, "last");
        middle.cancel();
        first.cancel();
        last.cancel();
        last.cancel();
        time.advance(ofSeconds(1));
        assertThat(late).containsExactly("kept at 100");
    }

    @Test
    void one_that_has_run_out_may_be_cancelled() {
        Deadline over = after(100, "over");
        time.advance(ofMillis(100));
        over.cancel();
        assertThat(late).containsExactly("over at 100");
    }

    @Test
    void a_thousand_waits_that_end_in_time_take_one_task_of_the_timer() {
        for (int i = 0; i < 1_000; i++) {
            after(10_000, "never").cancel();
        }
        assertThat(time.pending()).isEqualTo(1);
        time.advance(ofSeconds(10));
        assertThat(late).isEmpty();
        assertThat(time.pending()).isZero();
    }

    @Test
    void nothing_is_kept_of_lengths_that_are_not_used_any_more() {
        for (int i = 1; i <= 1_000; i++) {
            after(i, "late").cancel();
        }
        assertThat(deadlines.lanes()).isEqualTo(64);
        assertThat(time.pending()).isEqualTo(64);
        time.advance(ofMillis(100));
        assertThat(deadlines.lanes()).isZero();
        var _ = after(7, "again");
        time.advance(ofMillis(7));
        assertThat(late).containsExactly("again at 107");
    }

    @Test
    void what_runs_out_may_begin_the_next_wait_of_the_same_length() {
        var _ = deadlines.after(ofMillis(100), () -> {
            var _ = after(100, "next");
        });
        time.advance(ofSeconds(1));
        assertThat(late).containsExactly("next at 200");
    }

    @Test
    void waits_of_unusual_lengths_run_out_too() {
        for (int i = 1; i <= 100; i++) {
            var _ = after(i, "late");
        }
        time.advance(ofMillis(100));
        assertThat(late).hasSize(100).endsWith("late at 100");
    }

    @Test
    void one_that_has_run_out_with_another_can_still_be_cancelled_by_it() {
        List<Deadline> second = new ArrayList<>();
        var _ = deadlines.after(ofMillis(100), () -> second.getFirst().cancel());
        second.add(after(100, "second"));
        time.advance(ofMillis(100));
        assertThat(late).isEmpty();
    }

    @Test
    void one_that_breaks_does_not_keep_the_others_from_running_out() {
        var _ = deadlines.after(ofMillis(100), () -> {
            throw new IllegalStateException("on purpose");
        });
        var _ = after(100, "the other");
        time.advance(ofMillis(100));
        assertThat(late).containsExactly("the other at 100");
    }

    @Test
    void a_timer_that_was_shut_down_refuses() {
        time.shutdown();
        assertThatThrownBy(() -> after(100, "never")).isInstanceOf(RejectedExecutionException.class);
    }
}
