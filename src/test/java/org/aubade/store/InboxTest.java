package org.aubade.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.Test;

class InboxTest {
    @Test
    void what_is_to_be_withdrawn_is_something_to_do() throws InterruptedException {
        Inbox inbox = new Inbox();
        FakeRun run = FakeRun.of(RunStoreContract.FLUSHES);
        Uni.createFrom()
                .<Void>emitter(
                        waiting -> assertThat(inbox.begin(run.made, waiting)).isTrue())
                .subscribe()
                .with(_ -> {});
        Batch failed = take(inbox);
        failed.doubtful = true;
        inbox.putBack(failed);
        inbox.endPause();

        Batch next = take(inbox);
        assertThat(next.withdrawn).containsExactly(run.id());
        assertThat(inbox.isIdle(next)).isFalse();
    }

    private static Batch take(Inbox inbox) throws InterruptedException {
        Batch batch = inbox.take();
        assertThat(batch).isNotNull();
        return java.util.Objects.requireNonNull(batch);
    }
}
