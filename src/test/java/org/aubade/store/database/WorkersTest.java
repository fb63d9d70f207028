package org.aubade.store.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.aubade.program.catalog.StoreUnavailable;
import org.junit.jupiter.api.Test;

class WorkersTest {
    private static UniAssertSubscriber<Integer> asked(Workers workers, CountDownLatch until) {
        return workers.run(() -> {
                    try {
                        until.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return 1;
                })
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }

    @Test
    void those_who_come_when_very_many_wait_are_refused_and_the_others_are_served() {
        CountDownLatch away = new CountDownLatch(1);
        try (Workers workers = new Workers()) {
            List<UniAssertSubscriber<Integer>> waiting = new ArrayList<>();
            for (int i = 0; i < Workers.COUNT + Workers.MOST_WAITING; i++) {
                waiting.add(asked(workers, away));
            }
            asked(workers, away)
                    .awaitFailure()
                    .assertFailedWith(StoreUnavailable.class, "10000 others wait for it already");
            away.countDown();
            waiting.forEach(one -> assertThat(one.awaitItem().getItem()).isEqualTo(1));
        }
    }
}
