package org.aubade.event;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.nio.BufferOverflowException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Publishes events to listeners. Each listener has a buffer of its own and is called on the executor, never on the publishing
 * thread. A listener whose buffer overflows fails with a {@code BackPressureFailure}, so that the publisher never waits.
 */
public final class EventHub<E> {
    private static final int BUFFER = 16_384;

    private final List<MultiEmitter<? super E>> listeners = new CopyOnWriteArrayList<>();
    private final Executor executor;
    private final int buffer;
    private volatile boolean completed;

    /** A hub with a buffer of 16,384 events for each listener. */
    public EventHub(Executor executor) {
        this(executor, BUFFER);
    }

    /** @param atLeast the size of each buffer, if it is more than 16,384 */
    public EventHub(Executor executor, int atLeast) {
        this.executor = executor;
        this.buffer = Math.max(BUFFER, atLeast);
    }

    /** The events that are published after the subscription. */
    @CheckReturnValue
    public Multi<E> stream() {
        return stream(this::add);
    }

    /** A stream that begins with what {@code join} emits; it is called once for each subscription and may {@link #add} it. */
    @CheckReturnValue
    public Multi<E> stream(Consumer<MultiEmitter<? super E>> join) {
        return Multi.createFrom()
                .emitter(join, buffer)
                .onFailure(BufferOverflowException.class)
                .transform(_ -> new ListenerOverflow(buffer))
                .emitOn(executor);
    }

    /** Adds a listener, which gets every event from now on. */
    public void add(MultiEmitter<? super E> listener) {
        listeners.add(listener);
        listener.onTermination(() -> listeners.remove(listener));
        if (completed) {
            listener.complete();
        }
    }

    /** Whether there is a listener. */
    public boolean isHeard() {
        return !listeners.isEmpty();
    }

    /** Publishes an event, which is made only if there is a listener. */
    public void publish(Supplier<? extends E> event) {
        if (!listeners.isEmpty()) {
            E made = event.get();
            listeners.forEach(listener -> listener.emit(made));
        }
    }

    /** Completes all streams, and further ones as soon as they are subscribed. */
    public void complete() {
        completed = true;
        listeners.forEach(MultiEmitter::complete);
    }
}
