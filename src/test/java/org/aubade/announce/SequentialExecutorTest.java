package org.aubade.announce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.aubade.device.OtherThread;
import org.junit.jupiter.api.Test;

class SequentialExecutorTest {
    private final SequentialExecutor executor = new SequentialExecutor();
    private final List<String> ran = new ArrayList<>();

    @Test
    void a_task_that_a_task_brings_runs_after_it() {
        executor.execute(() -> {
            executor.execute(() -> ran.add("second"));
            ran.add("first");
        });
        assertThat(ran).containsExactly("first", "second");
    }

    @Test
    void a_task_of_another_thread_does_not_wait_and_runs_after_the_one_that_is_running() {
        executor.execute(() -> {
            assertThat(OtherThread.finishes(() -> executor.execute(() -> ran.add("second"))))
                    .isTrue();
            ran.add("first");
        });
        assertThat(ran).containsExactly("first", "second");
    }

    @Test
    void a_task_that_breaks_does_not_keep_others_from_running() {
        executor.execute(() -> {
            throw new IllegalStateException("on purpose");
        });
        executor.execute(() -> ran.add("next"));
        assertThat(ran).containsExactly("next");
    }
}
