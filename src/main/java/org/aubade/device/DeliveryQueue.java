package org.aubade.device;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Delivers messages to one device one at a time, in the order of their subscriptions, whoever sends them. It is
 * paused until {@link #open}; what is cancelled while it waits is never sent.
 */
final class DeliveryQueue {
    private final DeviceId id;
    private final Device device;
    private final int limit;
    private final ScheduledExecutorService timer;
    private final Runnable afterDelivery;

    /** Guards the fields below; never held while foreign code runs. */
    private final Object lock = new Object();

    private final ArrayDeque<Delivery> waiting = new ArrayDeque<>();
    private @Nullable Delivery inFlight;
    private @Nullable DeviceException refusal;
    private boolean open;
    /** Written under the lock. */
    private volatile boolean closing;

    /** Turns re-entrant calls of {@link #drain} into rounds of the outermost one, so that no depth of stack is needed. */
    private final AtomicInteger rounds = new AtomicInteger();

    private final CompletableFuture<@Nullable Void> closed = new CompletableFuture<>();

    /** @param afterDelivery called after each message that the device was told, one at a time; must not throw */
    DeliveryQueue(DeviceId id, Device device, int limit, ScheduledExecutorService timer, Runnable afterDelivery) {
        this.id = id;
        this.device = device;
        this.limit = limit;
        this.timer = timer;
        this.afterDelivery = afterDelivery;
    }

    /** A Uni that joins the queue when it is subscribed; the parameters are those of an {@link PendingCommand}. */
    Uni<Void> deliver(Message message, Duration timeout, @Nullable WriteAhead writeAhead) {
        return new PendingCommand(this, message, timeout, writeAhead);
    }

    /** Of the device that it delivers to. */
    DeviceId device() {
        return id;
    }

    /** What the device is reached through; empty where it cannot tell. */
    Optional<String> via() {
        try {
            return device.via();
        } catch (Throwable _) {
            return Optional.empty();
        }
    }

    /** Starts or resumes delivery; without effect once it is closing. */
    void open() {
        synchronized (lock) {
            open = !closing;
        }
        drain();
    }

    /** Fails what waits and what comes with {@code reason}, until the next {@link #admit}; what is in flight goes on. */
    void refuse(DeviceException reason) {
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

    /** Lets messages wait again, paused until {@link #open}; without effect once it is closing. */
    void admit() {
        synchronized (lock) {
            if (!closing) {
                refusal = null;
            }
        }
    }

    /** Refuses everything from now on; completes when nothing is in flight any more. */
    Uni<Void> close(DeviceException reason) {
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
        DeviceException refused;
        synchronized (lock) {
            if (delivery.over()) {
                return;
            }
            refused = refusal;
            if (refused == null && waiting.size() >= limit) {
                refused = new DeviceBusy(id, limit);
            }
            if (refused == null) {
                waiting.add(delivery);
            }
        }
        if (refused != null) {
            delivery.refuse(refused);
            return;
        }
        drain();
    }

    private void drain() {
        if (rounds.getAndIncrement() != 0) {
            return;
        }
        do {
            Delivery next = next();
            if (next != null) {
                next.send(device, timer);
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
    void abandon(Delivery delivery) {
        boolean wasInFlight;
        synchronized (lock) {
            wasInFlight = inFlight == delivery;
            if (!wasInFlight) {
                waiting.remove(delivery);
            }
        }
        if (wasInFlight) {
            free(delivery);
            goOn();
        }
    }

    /** Called once for the delivery in flight, when it has ended; the next one is sent after the sender was told. */
    void finish(Delivery delivery, @Nullable Throwable failure) {
        free(delivery);
        try {
            delivery.tellSender(failure);
        } finally {
            goOn();
        }
    }

    private void free(Delivery delivery) {
        afterDelivery.run();
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
