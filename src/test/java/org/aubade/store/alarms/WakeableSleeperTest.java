package org.aubade.store.alarms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import org.aubade.time.VirtualTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WakeableSleeperTest {
    private final VirtualTime time = new VirtualTime();
    private final WakeableSleeper sleeper = new WakeableSleeper(time.source());
    private final Instant inAnHour = VirtualTime.START.plus(Duration.ofHours(1));
    private final Thread thread = Thread.startVirtualThread(() -> sleeper.sleepUntil("a", inAnHour));

    @AfterEach
    void end() {
        thread.interrupt();
    }

    private void awaitAsleep() {
        await().until(() -> thread.getState() == Thread.State.WAITING);
    }

    private void assertAwake() throws InterruptedException {
        assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
        assertThat(time.pending()).isZero();
    }

    @Test
    void a_thread_sleeps_until_the_instant_and_no_longer() throws Exception {
        awaitAsleep();
        time.advance(Duration.ofMinutes(59));
        assertThat(thread.isAlive()).isTrue();

        time.advance(Duration.ofMinutes(1));

        assertAwake();
    }

    @Test
    void a_thread_can_be_woken_by_its_name() throws Exception {
        awaitAsleep();
        sleeper.wake("b");
        assertThat(thread.isAlive()).isTrue();

        sleeper.wake("a");

        assertAwake();
    }

    @Test
    void nobody_sleeps_once_it_is_closed() throws Exception {
        awaitAsleep();

        sleeper.close();

        assertAwake();
        sleeper.sleepUntil("late", inAnHour);
    }

    @Test
    void a_thread_that_is_interrupted_sleeps_no_longer() throws Exception {
        awaitAsleep();

        thread.interrupt();

        assertAwake();
    }
}
