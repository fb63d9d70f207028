package org.aubade.device;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniSubscriber;
import io.smallrye.mutiny.subscription.UniSubscription;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One message on its way: ends exactly once, by the device's answer, its failure, the timeout or a cancellation. */
final class Delivery implements UniSubscription, UniSubscriber<Void> {
    private static final Logger LOG = Logger.getLogger("aubade.device");

    private final DeliveryQueue queue;
    private final PendingCommand command;
    private final UniSubscriber<? super Void> sender;
    private volatile boolean over;
    private boolean permitted;
    private volatile Permit permit = Permit.FREE;
    private volatile @Nullable Cancellable acquiring;
    private volatile @Nullable Cancellable asking;
    private volatile @Nullable Cancellable sending;
    private volatile @Nullable Future<?> timeout;

    Delivery(DeliveryQueue queue, PendingCommand command, UniSubscriber<? super Void> sender) {
        this.queue = queue;
        this.command = command;
        this.sender = sender;
    }

    /** Whether it has ended. */
    boolean over() {
        return over;
    }

    /** It ends; false if it had before. */
    private synchronized boolean end() {
        boolean first = !over;
        over = true;
        return first;
    }

    /** It is told from now on, whatever comes of it; false if it has ended before. */
    private synchronized boolean permit() {
        permitted = !over;
        return permitted;
    }

    /** It ends, not having been told; false if it is told by now, or had ended before. */
    private synchronized boolean endUnpermitted() {
        return !permitted && end();
    }

    /** Tells the device when its turn has come and as soon as that is permitted, unless it was cancelled before. */
    void send(Device device, ScheduledExecutorService timer) {
        try {
            permit = device.permit();
            Uni<Void> come = permit.acquire();
            if (come == null) {
                ask(device, timer);
            } else {
                acquiring = come.subscribe().with(_ -> ask(device, timer), this::endWith);
            }
        } catch (Throwable broken) {
            endWith(broken);
        }
        if (over()) {
            stop(acquiring);
            stop(permit::release);
        }
    }

    private void ask(Device device, ScheduledExecutorService timer) {
        if (over()) {
            return;
        }
        try {
            WriteAhead writeAhead = command.writeAhead();
            Uni<Void> asked = writeAhead == null ? null : writeAhead.write();
            if (asked == null) {
                sendNow(device, timer);
                return;
            }
            timeout = after(timer, this::notPermitted);
            asking = asked.subscribe().with(_ -> sendNow(device, timer), this::endWith);
        } catch (Throwable broken) {
            endWith(broken);
        }
        if (over()) {
            stop(asking);
            cancelTimeout();
        }
    }

    /** Starts the timeout, unless the device answers at once. */
    private void sendNow(Device device, ScheduledExecutorService timer) {
        if (!permit()) {
            return;
        }
        cancelTimeout();
        Uni<Void> told = told(device);
        if (over()) {
            return;
        }
        tell(told);
        if (over()) {
            stop(sending);
            return;
        }
        try {
            timeout = after(timer, this::timedOut);
        } catch (RejectedExecutionException stopped) {
            endWith(stopped);
        }
        if (over()) {
            cancelTimeout();
        }
    }

    /** Whatever breaks in the device, an Error included, is the failure of this message and of nothing else. */
    private Uni<Void> told(Device device) {
        try {
            return Objects.requireNonNull(
                    device.send(command.message(), command.timeout()), "a device's send() must not return null");
        } catch (Throwable broken) {
            return Uni.createFrom().failure(broken);
        }
    }

    private void tell(Uni<Void> told) {
        try {
            told.subscribe().withSubscriber(this);
        } catch (Throwable broken) {
            endWith(broken);
        }
    }

    /** The device is about to answer. */
    @Override
    public void onSubscribe(UniSubscription answer) {
        sending = answer;
        if (over) {
            stop(answer);
        }
    }

    /** The device has answered. */
    @Override
    public void onItem(@Nullable Void nothing) {
        sending = null;
        endWith(null);
    }

    /** The device has refused, or broke. */
    @Override
    public void onFailure(Throwable failure) {
        sending = null;
        endWith(failure);
    }

    /** Ends it before it was sent. */
    void refuse(DeviceException reason) {
        if (end()) {
            sender.onFailure(reason);
        }
    }

    @Override
    public void cancel() {
        if (end()) {
            stopAll();
            queue.abandon(this);
        }
    }

    private void notPermitted() {
        if (!endUnpermitted()) {
            return;
        }
        stopAll();
        queue.finish(
                this,
                new DeviceRefused(
                        queue.device(),
                        "was not told " + command.message().type()
                                + ", since that could not be written down first within "
                                + command.timeout().toMillis() + " ms"));
    }

    private void timedOut() {
        endWith(new DeviceTimeout(queue.device(), command.message().type(), command.timeout(), queue.via()));
    }

    private void endWith(@Nullable Throwable failure) {
        if (end()) {
            stopAll();
            queue.finish(this, failure);
        }
    }

    /** Tells the sender how it ended: null for the device's answer. */
    void tellSender(@Nullable Throwable failure) {
        if (failure == null) {
            sender.onItem(null);
        } else {
            sender.onFailure(failure);
        }
    }

    private void stopAll() {
        stop(acquiring);
        stop(asking);
        stop(sending);
        stop(permit::release);
        cancelTimeout();
    }

    private void stop(@Nullable Cancellable current) {
        if (current != null) {
            try {
                current.cancel();
            } catch (Throwable broken) {
                LOG.errorf(
                        broken,
                        "Cancelling %s at device %s broke.",
                        command.message().type(),
                        queue.device());
            }
        }
    }

    private Future<?> after(ScheduledExecutorService timer, Runnable late) {
        return timer.schedule(late, TimeUnit.NANOSECONDS.convert(command.timeout()), TimeUnit.NANOSECONDS);
    }

    private void cancelTimeout() {
        Future<?> current = timeout;
        if (current != null) {
            current.cancel(false);
        }
    }
}
