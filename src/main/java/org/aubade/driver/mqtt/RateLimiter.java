package org.aubade.driver.mqtt;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.aubade.device.delivery.Permit;
import org.jspecify.annotations.Nullable;

/**
 * Gives permits to messages in the order in which they ask: only so many at a time, and only so many in any second. A message
 * to a device that is offline counts only against the limit per second, since it would hold its permit until it times out.
 * While the broker is not connected nothing is limited.
 */
final class RateLimiter {
    private static final int SECOND = 1_000;

    private final ScheduledExecutorService timer;
    private final BooleanSupplier connected;

    /** Guards the fields below; never held while foreign code runs. */
    private final Object lock = new Object();

    private final Deque<LimitedPermit> waiting = new ArrayDeque<>();

    /** Messages to offline devices, which wait only for the limit per second. */
    private final Deque<LimitedPermit> waitingOffline = new ArrayDeque<>();

    private int freeInFlight;
    private int leftThisSecond;

    /** Turns re-entrant calls of {@link #drain} into rounds of the outermost call, so that the stack does not grow. */
    private final AtomicInteger rounds = new AtomicInteger();

    /**
     * @param connected whether messages can be sent at all; {@link #drain} has to be called when that becomes false
     * @throws IllegalArgumentException if a limit is less than one
     */
    RateLimiter(int inFlight, int perSecond, ScheduledExecutorService timer, BooleanSupplier connected) {
        if (inFlight < 1 || perSecond < 1) {
            throw new IllegalArgumentException(
                    "in-flight and per-second must be at least 1; found " + inFlight + " and " + perSecond);
        }
        this.freeInFlight = inFlight;
        this.leftThisSecond = perSecond;
        this.timer = timer;
        this.connected = connected;
    }

    /**
     * A permit for one message.
     *
     * @param online whether its device is likely to answer
     */
    Permit next(boolean online) {
        return new LimitedPermit(online);
    }

    /** Gives a permit to every message that may have one now. */
    void drain() {
        if (rounds.getAndIncrement() != 0) {
            return;
        }
        do {
            for (LimitedPermit next = take(); next != null; next = take()) {
                next.grant();
            }
        } while (rounds.decrementAndGet() != 0);
    }

    private @Nullable LimitedPermit take() {
        boolean limited = connected.getAsBoolean();
        LimitedPermit next;
        synchronized (lock) {
            if (limited && leftThisSecond == 0) {
                return null;
            }
            next = waitingOffline.poll();
            if (next == null && (freeInFlight > 0 || !limited)) {
                next = waiting.poll();
            }
            if (next == null || !limited) {
                return next;
            }
            next.count();
        }
        var _ = timer.schedule(this::secondIsOver, SECOND, TimeUnit.MILLISECONDS);
        return next;
    }

    private void secondIsOver() {
        synchronized (lock) {
            leftThisSecond++;
        }
        drain();
    }

    private final class LimitedPermit implements Permit {
        private final boolean online;
        private volatile @Nullable UniEmitter<? super Void> emitter;
        private boolean over;
        private boolean inFlight;

        private LimitedPermit(boolean online) {
            this.online = online;
        }

        /** Called under the lock. */
        private void count() {
            leftThisSecond--;
            if (online) {
                inFlight = true;
                freeInFlight--;
            }
        }

        @Override
        public Uni<Void> acquire() {
            return Uni.createFrom().<Void>emitter(this::join);
        }

        private void join(UniEmitter<? super Void> sender) {
            emitter = sender;
            synchronized (lock) {
                if (over) {
                    return;
                }
                (online ? waiting : waitingOffline).add(this);
            }
            drain();
        }

        private void grant() {
            UniEmitter<? super Void> sender = emitter;
            if (sender != null) {
                sender.complete(null);
            }
        }

        @Override
        public void release() {
            synchronized (lock) {
                over = true;
                if (inFlight) {
                    inFlight = false;
                    freeInFlight++;
                } else {
                    (online ? waiting : waitingOffline).remove(this);
                }
            }
            drain();
        }
    }
}
