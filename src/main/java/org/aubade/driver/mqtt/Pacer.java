package org.aubade.driver.mqtt;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.aubade.device.Turn;
import org.jspecify.annotations.Nullable;

/** Lets messages go in the order in which they come: only so many at a time, and only so many in any second. */
final class Pacer {
    private static final int SECOND = 1_000;

    private final ScheduledExecutorService timer;

    /** Guards the fields below; never held while foreign code runs. */
    private final Object lock = new Object();

    private final Deque<Place> waiting = new ArrayDeque<>();
    private int free;
    private int left;

    /** Turns re-entrant calls of {@link #drain} into rounds of the outermost one, so that no depth of stack is needed. */
    private final AtomicInteger rounds = new AtomicInteger();

    /** @throws IllegalArgumentException if a limit is less than one */
    Pacer(int inFlight, int perSecond, ScheduledExecutorService timer) {
        if (inFlight < 1 || perSecond < 1) {
            throw new IllegalArgumentException(
                    "in-flight and per-second must be at least 1; found " + inFlight + " and " + perSecond);
        }
        this.free = inFlight;
        this.left = perSecond;
        this.timer = timer;
    }

    /** For one message. */
    Turn next() {
        return new Place();
    }

    private void drain() {
        if (rounds.getAndIncrement() != 0) {
            return;
        }
        do {
            for (Place next = take(); next != null; next = take()) {
                next.go();
            }
        } while (rounds.decrementAndGet() != 0);
    }

    private @Nullable Place take() {
        Place next;
        synchronized (lock) {
            if (free == 0 || left == 0 || waiting.isEmpty()) {
                return null;
            }
            next = waiting.poll();
            next.holds = true;
            free--;
            left--;
        }
        var _ = timer.schedule(this::oneMore, SECOND, TimeUnit.MILLISECONDS);
        return next;
    }

    private void oneMore() {
        synchronized (lock) {
            left++;
        }
        drain();
    }

    /** One message among the others. */
    private final class Place implements Turn {
        private volatile @Nullable UniEmitter<? super Void> emitter;
        private boolean over;
        private boolean holds;

        @Override
        public Uni<Void> come() {
            return Uni.createFrom().<Void>emitter(this::join);
        }

        private void join(UniEmitter<? super Void> told) {
            emitter = told;
            synchronized (lock) {
                if (over) {
                    return;
                }
                waiting.add(this);
            }
            drain();
        }

        private void go() {
            UniEmitter<? super Void> told = emitter;
            if (told != null) {
                told.complete(null);
            }
        }

        @Override
        public void over() {
            synchronized (lock) {
                over = true;
                if (holds) {
                    holds = false;
                    free++;
                } else {
                    waiting.remove(this);
                }
            }
            drain();
        }
    }
}
