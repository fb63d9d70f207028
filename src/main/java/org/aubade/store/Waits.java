package org.aubade.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.aubade.time.TimeSource;

/** Threads that wait for a moment, and can be told to look earlier. */
final class Waits {
    private final TimeSource time;
    private final Map<String, CountDownLatch> waiting = new ConcurrentHashMap<>();
    private volatile boolean ended;

    Waits(TimeSource time) {
        this.time = time;
    }

    /** Blocks until {@code moment}, or until somebody says {@link #look} or interrupts, or the end. */
    void until(String name, Instant moment) {
        CountDownLatch latch = new CountDownLatch(1);
        waiting.put(name, latch);
        long nanos = Math.max(0, Duration.between(time.now(), moment).toNanos());
        Future<?> alarm = time.timer().schedule(latch::countDown, nanos, TimeUnit.NANOSECONDS);
        try {
            if (!ended) {
                latch.await();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            alarm.cancel(false);
            waiting.remove(name, latch);
        }
    }

    /** Whoever waits under {@code name} waits no longer. */
    void look(String name) {
        CountDownLatch latch = waiting.get(name);
        if (latch != null) {
            latch.countDown();
        }
    }

    /** Nobody waits any more. */
    void end() {
        ended = true;
        waiting.values().forEach(CountDownLatch::countDown);
    }
}
