package org.aubade.device.delivery;

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
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One subscription to a command. It acquires the permit, writes ahead and executes, and ends exactly once: by the answer, a
 * failure, a timeout or a cancellation, which may come from any thread at any time.
 */
final class Delivery implements UniSubscription, UniSubscriber<Void> {
    private static final Logger LOG = Logger.getLogger("aubade.device");

    private final DeliveryQueue queue;
    private final PendingCommand command;
    private final UniSubscriber<? super Void> sender;
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private volatile Permit permit = Permit.FREE;
    private volatile @Nullable Cancellable acquiring;
    private volatile @Nullable Cancellable writing;
    private volatile @Nullable Cancellable executing;
    private volatile @Nullable Future<?> timeout;

    /** When its execution began, in nanoseconds of {@link System#nanoTime}; 0 before. */
    private volatile long began;

    private enum State {
        WAITING,
        /** The command is being executed: it is too late to say that it was not. */
        EXECUTING,
        OVER
    }

    Delivery(DeliveryQueue queue, PendingCommand command, UniSubscriber<? super Void> sender) {
        this.queue = queue;
        this.command = command;
        this.sender = sender;
    }

    /** How long it has been executed until now; null if it was not. */
    @Nullable Duration execution() {
        return began == 0 ? null : Duration.ofNanos(System.nanoTime() - began);
    }

    boolean isOver() {
        return state.get() == State.OVER;
    }

    /** Whether this call ended it, and none before. */
    private boolean end() {
        return state.getAndSet(State.OVER) != State.OVER;
    }

    RuntimeException queueFull(int limit) {
        return command.queueFull(limit);
    }

    /** Executes the command as soon as the permit is acquired and the write-ahead is done, unless it is cancelled before. */
    void begin(ScheduledExecutorService timer) {
        try {
            permit = command.permit();
            Uni<Void> acquired = permit.acquire();
            if (acquired == null) {
                writeAhead(timer);
            } else {
                acquiring = acquired.subscribe().with(_ -> writeAhead(timer), this::endWith);
            }
        } catch (Throwable broken) {
            endWith(broken);
        }
        // It may have ended before the permit and the handle were there to release and to cancel.
        if (isOver()) {
            cancel(acquiring);
            cancel(permit::release);
        }
    }

    private void writeAhead(ScheduledExecutorService timer) {
        if (isOver()) {
            return;
        }
        try {
            Uni<Void> written = command.writeAhead();
            if (written == null) {
                execute(timer);
                return;
            }
            timeout = after(timer, this::writeAheadTimedOut);
            writing = written.subscribe().with(_ -> execute(timer), this::endWith);
        } catch (Throwable broken) {
            endWith(broken);
        }
        // It may have ended before the handles were there to cancel.
        if (isOver()) {
            cancel(writing);
            cancelTimeout();
        }
    }

    /** Starts the timeout after the command, since most devices answer at once and need none. */
    private void execute(ScheduledExecutorService timer) {
        if (!state.compareAndSet(State.WAITING, State.EXECUTING)) {
            return;
        }
        cancelTimeout();
        began = System.nanoTime();
        Uni<Void> execution = ask();
        if (isOver()) {
            return;
        }
        subscribe(execution);
        if (isOver()) {
            cancel(executing);
            return;
        }
        try {
            timeout = after(timer, () -> endWith(command.timedOut()));
        } catch (RejectedExecutionException stopped) {
            endWith(stopped);
        }
        if (isOver()) {
            cancelTimeout();
        }
    }

    /** Whatever the driver throws, an Error included, is the failure of this command and of nothing else. */
    private Uni<Void> ask() {
        try {
            return Objects.requireNonNull(command.execute(), "a device's send() must not return null");
        } catch (Throwable broken) {
            return Uni.createFrom().failure(broken);
        }
    }

    private void subscribe(Uni<Void> execution) {
        try {
            execution.subscribe().withSubscriber(this);
        } catch (Throwable broken) {
            endWith(broken);
        }
    }

    @Override
    public void onSubscribe(UniSubscription answer) {
        executing = answer;
        if (isOver()) {
            cancel(answer);
        }
    }

    @Override
    public void onItem(@Nullable Void nothing) {
        executing = null;
        endWith(null);
    }

    @Override
    public void onFailure(Throwable failure) {
        executing = null;
        endWith(failure);
    }

    /** Ends it with {@code reason} while it is in the queue. */
    void refuse(RuntimeException reason) {
        if (end()) {
            sender.onFailure(reason);
        }
    }

    /** The sender waits no longer. */
    @Override
    public void cancel() {
        if (end()) {
            cancelAll();
            queue.cancelled(this);
        }
    }

    private void writeAheadTimedOut() {
        if (state.compareAndSet(State.WAITING, State.OVER)) {
            cancelAll();
            queue.ended(this, command.notWritten());
        }
    }

    private void endWith(@Nullable Throwable failure) {
        if (end()) {
            cancelAll();
            queue.ended(this, failure);
        }
    }

    /** Passes the result to the sender: null for success. */
    void complete(@Nullable Throwable failure) {
        if (failure == null) {
            sender.onItem(null);
        } else {
            sender.onFailure(failure);
        }
    }

    private void cancelAll() {
        cancel(acquiring);
        cancel(writing);
        cancel(executing);
        cancel(permit::release);
        cancelTimeout();
    }

    private void cancel(@Nullable Cancellable current) {
        if (current != null) {
            try {
                current.cancel();
            } catch (Throwable broken) {
                LOG.errorf(broken, "Cancelling %s broke.", command);
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
