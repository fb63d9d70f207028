package org.aubade.device;

import io.smallrye.mutiny.operators.AbstractUni;
import io.smallrye.mutiny.subscription.UniSubscriber;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A message that joins the queue of a queue when it is subscribed, and completes when the device has answered. */
final class PendingCommand extends AbstractUni<Void> {
    private final DeliveryQueue queue;
    private final Message message;
    private final Duration timeout;
    private final @Nullable WriteAhead writeAhead;

    /**
     * @param timeout how long the device may take once it is told
     * @param writeAhead null where none is needed
     */
    PendingCommand(DeliveryQueue queue, Message message, Duration timeout, @Nullable WriteAhead writeAhead) {
        this.queue = queue;
        this.message = message;
        this.timeout = timeout;
        this.writeAhead = writeAhead;
    }

    Message message() {
        return message;
    }

    Duration timeout() {
        return timeout;
    }

    @Nullable WriteAhead writeAhead() {
        return writeAhead;
    }

    @Override
    public void subscribe(UniSubscriber<? super Void> sender) {
        Delivery delivery = new Delivery(queue, this, sender);
        sender.onSubscribe(delivery);
        queue.enqueue(delivery);
    }
}
