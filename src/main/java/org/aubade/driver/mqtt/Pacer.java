package org.aubade.driver.mqtt;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.aubade.device.Permit;
import org.jspecify.annotations.Nullable;

/**
 * Lets messages go in the order in which they come: only so many at a time, and only so many in any second. One to a device
 * that is known to be away takes no place of those at a time, since it would keep that until it times out; and where nothing
 * can be sent at all, nobody waits here.
 */
final class Pacer {
    private static final int SECOND = 1_000;

    private final ScheduledExecutorService timer;
    private final BooleanSupplier up;

    /** Guards the fields below; never held while foreign code runs. */
    private final Object lock = new Object();

    private final Deque<Place> waiting = new ArrayDeque<>();

    /** Those that wait only for the limit in any second. */
    private final Deque<Place> unanswered = new ArrayDeque<>();

    private int free;
    private int left;

    /** Turns re-entrant calls of {@link #drain} into rounds of the outermost one, so that no depth of stack is needed. */
    private final AtomicInteger rounds = new AtomicInteger();

    /**
     * @param up whether anything can be sent; {@link #drain} is called when that ends
     * @throws IllegalArgumentException if a limit is less than one
     */
    Pacer(int inFlight, int perSecond, ScheduledExecutorService timer, BooleanSupplier up) {
        if (inFlight < 1 || perSecond < 1) {
            throw new IllegalArgumentException(
                    "in-flight and per-second must be at least 1; found " + inFlight + " and " + perSecond);
        }
        this.free = inFlight;
        this.left = perSecond;
        this.timer = timer;
        this.up = up;
    }

    /** For one message, which is likely to be answered or not. */
    Permit next(boolean answered) {
        return new Place(answered);
    }

    /** Lets go whoever may go now. */
    void drain() {
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
        boolean limited = up.getAsBoolean();
        Place next;
        synchronized (lock) {
            if (limited && left == 0) {
                return null;
            }
            next = unanswered.poll();
            if (next == null && (free > 0 || !limited)) {
                next = waiting.poll();
            }
            if (next == null || !limited) {
                return next;
            }
            next.take();
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
    private final class Place implements Permit {
        private final boolean answered;
        private volatile @Nullable UniEmitter<? super Void> emitter;
        private boolean over;
        private boolean holds;

        private Place(boolean answered) {
            this.answered = answered;
        }

        /** Under the lock. */
        private void take() {
            left--;
            if (answered) {
                holds = true;
                free--;
            }
        }

        @Override
        public Uni<Void> acquire() {
            return Uni.createFrom().<Void>emitter(this::join);
        }

        private void join(UniEmitter<? super Void> told) {
            emitter = told;
            synchronized (lock) {
                if (over) {
                    return;
                }
                (answered ? waiting : unanswered).add(this);
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
        public void release() {
            synchronized (lock) {
                over = true;
                if (holds) {
                    holds = false;
                    free++;
                } else {
                    (answered ? waiting : unanswered).remove(this);
                }
            }
            drain();
        }
    }
}
