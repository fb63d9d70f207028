package org.aubade.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.store.Waiting.done;
import static org.aubade.store.Waiting.failure;

import java.time.Duration;
import java.util.List;
import org.aubade.run.RunState;
import org.aubade.run.StepState;
import org.aubade.run.journal.RunStore;
import org.aubade.run.journal.StepCheckpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store in a database keeps of runs, for other processes too. */
abstract class DurableRunStoreContract extends RunStoreContract {
    TestDatabase data;
    Node node;

    /** An empty database. */
    abstract TestDatabase create();

    @BeforeEach
    void start() {
        data = create();
        node = data.node("attic");
    }

    @AfterEach
    void stop() {
        node.close();
        data.close();
    }

    @Override
    RunStore store() {
        return node.runs();
    }

    @Override
    void advance(Duration duration) {
        node.time().advance(duration);
    }

    @Test
    void what_was_noted_before_a_run_is_settled_is_there_for_others() {
        FakeRun run = begun(FakeRun.of(FakeRun.FLUSHES));
        run.started();
        node.runs().markDirty(run, false);
        run.mark(1, StepState.RUNNING);
        node.runs().markDirty(run, false);

        done(node.runs().flush(run));

        List<String> states = data.raw()
                .withHandle(sql -> sql.createQuery(
                                "SELECT r.state || ' ' || s.state FROM runs r, run_steps s WHERE r.id = s.run_id")
                        .mapTo(String.class)
                        .list());
        assertThat(states).containsExactly("RUNNING RUNNING");
    }

    @Test
    void a_character_that_PostgreSQL_refuses_is_replaced_in_an_error() {
        FakeRun run = begun(FakeRun.of(FakeRun.FLUSHES));
        run.mark(new StepCheckpoint(
                1, StepState.FAILED, 3, FakeRun.STARTED, FakeRun.FINISHED, "the toilet\nis\0blocked", true));
        run.ended(RunState.FAILED, "0.0: blocked");

        done(node.runs().complete(run));

        assertThat(found(run).steps().get(1).error()).isEqualTo("the toilet\nis\uFFFDblocked");
    }

    @Test
    void a_run_that_nobody_knows_belongs_to_somebody_else() {
        assertThat(failure(node.runs().flush(FakeRun.of(FakeRun.FLUSHES)))).hasMessageContaining("taken over");
    }
}
