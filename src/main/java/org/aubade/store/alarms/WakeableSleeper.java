package org.aubade.store.alarms;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.aubade.time.TimeSource;

/** Lets threads sleep until an instant, each under a name by which another thread can wake it earlier. */
final class WakeableSleeper implements AutoCloseable {
    private final TimeSource time;
    private final Map<String, CountDownLatch> sleeping = new ConcurrentHashMap<>();
    private volatile boolean closed;

    WakeableSleeper(TimeSource time) {
        this.time = time;
    }

    /** Blocks until {@code instant}, or until {@link #wake} or {@link #close} is called or the thread is interrupted. */
    void sleepUntil(String name, Instant instant) {
        CountDownLatch latch = new CountDownLatch(1);
        sleeping.put(name, latch);
        long nanos = Math.max(0, Duration.between(time.now(), instant).toNanos());
        Future<?> timeout = time.timer().schedule(latch::countDown, nanos, TimeUnit.NANOSECONDS);
        try {
            // Looked at after the latch was put: close() either finds the latch or is seen here.
            if (!closed) {
                latch.await();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            timeout.cancel(false);
            sleeping.remove(name, latch);
        }
    }

    /** Wakes the thread that sleeps under {@code name}, if one does. */
    void wake(String name) {
        CountDownLatch latch = sleeping.get(name);
        if (latch != null) {
            latch.countDown();
        }
    }

    /** Wakes all threads; from now on none sleeps. */
    @Override
    public void close() {
        closed = true;
        sleeping.values().forEach(CountDownLatch::countDown);
    }
}
