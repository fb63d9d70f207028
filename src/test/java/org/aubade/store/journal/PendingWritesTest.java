package org.aubade.store.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Objects;
import org.aubade.store.FakeRun;
import org.aubade.time.VirtualTime;
import org.junit.jupiter.api.Test;

/** When a batch is taken, and what is in it. */
class PendingWritesTest {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final VirtualTime time = new VirtualTime();
    private final PendingWrites pending = new PendingWrites(time);
    private final FakeRun run = FakeRun.of(FakeRun.FLUSHES);
    private final FakeRun other = FakeRun.of(FakeRun.FLUSHES);

    private Batch take() throws InterruptedException {
        assertThat(pending.isDue()).isTrue();
        return Objects.requireNonNull(pending.take());
    }

    private void begin(FakeRun beginning) {
        Uni.createFrom()
                .<Void>emitter(emitter ->
                        assertThat(pending.begin(beginning.made, emitter)).isTrue())
                .subscribe()
                .with(_ -> {});
    }

    @Test
    void a_change_waits_some_milliseconds_for_others() throws InterruptedException {
        pending.markDirty(run, false);
        time.advance(PendingWrites.LINGER.minusMillis(1));
        pending.markDirty(run, false);
        pending.markDirty(other, false);
        assertThat(pending.isDue()).isFalse();

        time.advance(Duration.ofMillis(1));

        assertThat(take().dirty).extracting(DirtyRun::run).containsExactly(run, other);
        assertThat(time.pending()).isZero();
    }

    @Test
    void a_change_after_a_batch_was_taken_waits_again() throws InterruptedException {
        pending.markDirty(run, false);
        time.advance(PendingWrites.LINGER);
        assertThat(take().dirty).hasSize(1);

        pending.markDirty(run, false);
        assertThat(pending.isDue()).isFalse();
        time.advance(PendingWrites.LINGER);

        assertThat(take().dirty).extracting(DirtyRun::run).containsExactly(run);
    }

    @Test
    void many_changes_wait_with_one_task_of_the_timer() {
        for (int change = 0; change < 1_000; change++) {
            pending.markDirty(change % 2 == 0 ? run : other, false);
        }

        assertThat(time.pending()).isEqualTo(1);
    }

    @Test
    void an_urgent_change_waits_for_nothing_and_takes_along_what_has_changed() throws InterruptedException {
        pending.markDirty(run, false);
        pending.markDirty(other, false);

        pending.markDirty(run, true);

        assertThat(take().dirty).extracting(DirtyRun::run).containsExactly(run, other);
        time.advance(PendingWrites.LINGER);
        assertThat(pending.isDue()).isFalse();
    }

    @Test
    void a_run_that_begins_waits_for_nothing_and_takes_along_what_has_changed() throws InterruptedException {
        pending.markDirty(run, false);

        begin(other);

        Batch batch = take();
        assertThat(batch.begins).hasSize(1);
        assertThat(batch.dirty).hasSize(1);
    }

    @Test
    void what_changes_when_the_timer_has_ended_waits_for_nothing() {
        time.shutdown();

        pending.markDirty(run, false);

        assertThat(pending.isDue()).isTrue();
    }

    @Test
    void no_change_shortens_the_pause_after_a_failure_however_urgent_but_a_run_that_begins_is_tried()
            throws InterruptedException {
        pending.markDirty(run, true);
        pending.putBack(take(), PAUSE);
        pending.markDirty(run, false);
        pending.markDirty(other, true);
        time.advance(PAUSE.minusMillis(1));
        assertThat(pending.isDue()).isFalse();

        begin(FakeRun.of(FakeRun.FLUSHES));
        assertThat(take().dirty).hasSize(2);
        pending.markDirty(other, true);
        assertThat(pending.isDue()).isFalse();

        time.advance(Duration.ofMillis(1));
        assertThat(take().dirty).extracting(DirtyRun::run).containsExactly(other);
    }

    @Test
    void an_urgent_change_waits_for_nothing_as_soon_as_the_database_works_again() throws InterruptedException {
        pending.markDirty(run, true);
        pending.putBack(take(), PAUSE);
        begin(other);
        assertThat(take().dirty).hasSize(1);

        pending.cutPause();
        pending.markDirty(run, true);

        assertThat(take().dirty).hasSize(1);
    }

    @Test
    void what_is_to_be_withdrawn_is_something_to_do() throws InterruptedException {
        begin(run);
        Batch failed = take();
        failed.mayBeDurable = true;
        pending.putBack(failed, PAUSE);
        time.advance(PAUSE);

        Batch next = take();
        assertThat(next.withdrawn).containsExactly(run.id());
        assertThat(pending.isIdle(next)).isFalse();
    }
}
