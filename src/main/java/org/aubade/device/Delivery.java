package org.aubade.device;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniSubscriber;
import io.smallrye.mutiny.subscription.UniSubscription;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One message on its way: ends exactly once, by the device's answer, its failure, the timeout or a cancellation. */
final class Delivery implements UniSubscription {
    /**
     * What is to be delivered.
     *
     * @param timeout how long the device may take once it is told
     * @param whenTold called right before the device is told; must be quick and not throw
     */
    record Order(Message message, Duration timeout, Runnable whenTold) {}

    private static final Logger LOG = Logger.getLogger("aubade.device");

    private final Mailbox mailbox;
    private final Device device;
    private final Message message;
    private final Duration timeout;
    private final Runnable whenTold;
    private final UniSubscriber<? super Void> sender;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile @Nullable Cancellable sending;
    private volatile @Nullable Future<?> deadline;

    Delivery(Mailbox mailbox, Device device, Order order, UniSubscriber<? super Void> sender) {
        this.mailbox = mailbox;
        this.device = device;
        this.message = order.message();
        this.timeout = order.timeout();
        this.whenTold = order.whenTold();
        this.sender = sender;
    }

    /** Whether it has ended. */
    boolean over() {
        return over.get();
    }

    /** Tells the device, unless it was cancelled before, and starts the timeout unless the device answered at once. */
    void send(ScheduledExecutorService timer) {
        Uni<Void> told = told();
        if (over()) {
            return;
        }
        tell(told);
        if (over()) {
            cancelSending();
            return;
        }
        try {
            deadline = timer.schedule(this::timedOut, TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException stopped) {
            fail(stopped);
        }
        if (over()) {
            cancelDeadline();
        }
    }

    /** Whatever breaks in the device, an Error included, is the failure of this message and of nothing else. */
    private Uni<Void> told() {
        try {
            return Objects.requireNonNull(device.send(message), "a device's send() must not return null");
        } catch (Throwable broken) {
            return Uni.createFrom().failure(broken);
        }
    }

    private void tell(Uni<Void> told) {
        try {
            whenTold.run();
            sending = told.subscribe().with(_ -> end(() -> sender.onItem(null)), this::fail);
        } catch (Throwable broken) {
            fail(broken);
        }
    }

    /** Ends it before it was sent. */
    void refuse(DeviceException reason) {
        if (over.compareAndSet(false, true)) {
            sender.onFailure(reason);
        }
    }

    @Override
    public void cancel() {
        if (over.compareAndSet(false, true)) {
            cancelSending();
            cancelDeadline();
            mailbox.abandon(this);
        }
    }

    private void timedOut() {
        fail(new DeviceTimeout(device.id(), message.type(), timeout));
    }

    private void fail(Throwable failure) {
        end(() -> sender.onFailure(failure));
    }

    private void end(Runnable tellSender) {
        if (over.compareAndSet(false, true)) {
            cancelSending();
            cancelDeadline();
            mailbox.finish(this, tellSender);
        }
    }

    private void cancelSending() {
        Cancellable current = sending;
        if (current != null) {
            try {
                current.cancel();
            } catch (Throwable broken) {
                LOG.errorf(broken, "Cancelling %s at device %s broke.", message.type(), device.id());
            }
        }
    }

    private void cancelDeadline() {
        Future<?> current = deadline;
        if (current != null) {
            current.cancel(false);
        }
    }
}
