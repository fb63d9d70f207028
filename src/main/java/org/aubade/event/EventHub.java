package org.aubade.event;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Hands events to whoever listens. Each listener has a buffer of its own and is called on the executor, never on the
 * thread that publishes; one that does not keep up fails, and nobody waits for it.
 */
public final class EventHub<E> {
    private static final int BUFFER = 16_384;

    private final List<MultiEmitter<? super E>> listeners = new CopyOnWriteArrayList<>();
    private final Executor executor;
    private final int buffer;
    private volatile boolean completed;

    /** With a buffer for 16,384 events for each listener. */
    public EventHub(Executor executor) {
        this(executor, BUFFER);
    }

    /** @param atLeast how many events each listener may lag behind, if it is more than usual */
    public EventHub(Executor executor, int atLeast) {
        this.executor = executor;
        this.buffer = Math.max(BUFFER, atLeast);
    }

    /** The events published from the subscription on. */
    @CheckReturnValue
    public Multi<E> stream() {
        return stream(this::add);
    }

    /** A stream whose beginning is up to {@code join}, which is called once for each subscription and may {@link #add} it. */
    @CheckReturnValue
    public Multi<E> stream(Consumer<MultiEmitter<? super E>> join) {
        return Multi.createFrom().emitter(join, buffer).emitOn(executor);
    }

    /** From now on {@code listener} gets every event. */
    public void add(MultiEmitter<? super E> listener) {
        listeners.add(listener);
        listener.onTermination(() -> listeners.remove(listener));
        if (completed) {
            listener.complete();
        }
    }

    /** Whether anybody listens. */
    public boolean isHeard() {
        return !listeners.isEmpty();
    }

    /** Publishes an event, which is made only if anybody listens. */
    public void publish(Supplier<? extends E> event) {
        if (!listeners.isEmpty()) {
            E made = event.get();
            listeners.forEach(listener -> listener.emit(made));
        }
    }

    /** Completes every stream, and those to come as soon as they begin. */
    public void complete() {
        completed = true;
        listeners.forEach(MultiEmitter::complete);
    }
}
