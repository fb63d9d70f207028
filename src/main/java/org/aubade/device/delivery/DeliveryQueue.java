package org.aubade.device.delivery;

import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Executes commands one at a time, in the order of their subscriptions. It is paused until {@link #open}; a command that is
 * cancelled while it waits is never executed.
 */
public final class DeliveryQueue {
    private final int limit;
    private final ScheduledExecutorService timer;
    private final DeliveryListener listener;

    /** Guards the fields below; never held while foreign code runs. */
    private final Object lock = new Object();

    private final ArrayDeque<Delivery> waiting = new ArrayDeque<>();
    private @Nullable Delivery inFlight;
    private @Nullable RuntimeException refusal;
    private boolean open;

    /** Written under the lock. */
    private volatile boolean closing;

    /** Turns re-entrant calls of {@link #drain} into rounds of the outermost call, so that the stack does not grow. */
    private final AtomicInteger rounds = new AtomicInteger();

    private final CompletableFuture<@Nullable Void> closed = new CompletableFuture<>();

    /**
     * @param limit how many commands may wait; one more is refused
     * @param timer runs timeouts
     */
    public DeliveryQueue(int limit, ScheduledExecutorService timer, DeliveryListener listener) {
        this.limit = limit;
        this.timer = timer;
        this.listener = listener;
    }

    /** Starts or resumes execution; has no effect after {@link #close}. */
    public void open() {
        synchronized (lock) {
            open = !closing;
        }
        drain();
    }

    /** Fails the waiting commands and all further ones with {@code reason}, until {@link #admit}. What is in flight goes on. */
    public void refuse(RuntimeException reason) {
        List<Delivery> refused;
        synchronized (lock) {
            if (!closing) {
                refusal = reason;
            }
            open = false;
            refused = List.copyOf(waiting);
            waiting.clear();
        }
        refused.forEach(delivery -> delivery.refuse(reason));
    }

    /** Lets commands wait again, paused until {@link #open}; has no effect after {@link #close}. */
    public void admit() {
        synchronized (lock) {
            if (!closing) {
                refusal = null;
            }
        }
    }

    /** How many commands wait, the one in flight not counted. */
    public int waitingCount() {
        synchronized (lock) {
            return waiting.size();
        }
    }

    /** Refuses all commands from now on; completes when none is in flight. */
    public Uni<Void> close(RuntimeException reason) {
        synchronized (lock) {
            refusal = reason;
            closing = true;
        }
        refuse(reason);
        completeIfClosed();
        return Uni.createFrom().completionStage(closed::copy);
    }

    /** Queues {@code delivery}, or refuses it. */
    void enqueue(Delivery delivery) {
        RuntimeException refused;
        boolean full;
        synchronized (lock) {
            if (delivery.isOver()) {
                return;
            }
            refused = refusal;
            full = refused == null && waiting.size() >= limit;
            if (refused == null && !full) {
                waiting.add(delivery);
            }
        }
        if (full) {
            delivery.refuse(delivery.queueFull(limit));
        } else if (refused != null) {
            delivery.refuse(refused);
        } else {
            drain();
        }
    }

    private void drain() {
        if (rounds.getAndIncrement() != 0) {
            return;
        }
        do {
            Delivery next = next();
            if (next != null) {
                next.begin(timer);
            }
        } while (rounds.decrementAndGet() != 0);
    }

    private @Nullable Delivery next() {
        synchronized (lock) {
            if (!open || inFlight != null) {
                return null;
            }
            inFlight = waiting.poll();
            return inFlight;
        }
    }

    /** Called once for each delivery that was cancelled. */
    void cancelled(Delivery delivery) {
        boolean wasInFlight;
        synchronized (lock) {
            wasInFlight = inFlight == delivery;
            if (!wasInFlight) {
                waiting.remove(delivery);
            }
        }
        if (wasInFlight) {
            free(delivery, false);
            goOn();
        }
    }

    /** Called once when the delivery in flight has ended. The next one begins after the sender has the result. */
    void ended(Delivery delivery, @Nullable Throwable failure) {
        free(delivery, failure == null);
        try {
            delivery.complete(failure);
        } finally {
            goOn();
        }
    }

    private void free(Delivery delivery, boolean succeeded) {
        listener.ended(delivery.execution(), succeeded);
        synchronized (lock) {
            if (inFlight == delivery) {
                inFlight = null;
            }
        }
    }

    private void goOn() {
        completeIfClosed();
        drain();
    }

    private void completeIfClosed() {
        if (!closing) {
            return;
        }
        boolean idle;
        synchronized (lock) {
            idle = inFlight == null;
        }
        if (idle) {
            closed.complete(null);
        }
    }
}
