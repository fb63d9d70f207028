package org.aubade.device.delivery;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.AbstractUni;
import io.smallrye.mutiny.subscription.UniSubscriber;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A command that joins the queue at each subscription and completes when it was executed. Subclasses say how that is done, and
 * which failure the subscriber gets where it is not.
 */
public abstract class PendingCommand extends AbstractUni<Void> {
    private final DeliveryQueue queue;

    protected PendingCommand(DeliveryQueue queue) {
        this.queue = queue;
    }

    /** How long the execution may take, and before it the write-ahead. */
    protected abstract Duration timeout();

    /** Called once for each subscription, when the command is next. It is executed after the permit is acquired. */
    protected abstract Permit permit();

    /** Called when the permit is acquired. Null if the command may be executed at once; else it is executed if this completes. */
    protected abstract @Nullable Uni<Void> writeAhead();

    /** Executes the command. */
    protected abstract Uni<Void> execute();

    /** The failure for a queue that holds {@code limit} commands already. */
    protected abstract RuntimeException queueFull(int limit);

    /** The failure for a write-ahead that takes too long; the command is not executed. */
    protected abstract RuntimeException notWritten();

    /** The failure for an execution that takes too long. */
    protected abstract RuntimeException timedOut();

    @Override
    public void subscribe(UniSubscriber<? super Void> sender) {
        Delivery delivery = new Delivery(queue, this, sender);
        sender.onSubscribe(delivery);
        queue.enqueue(delivery);
    }
}
