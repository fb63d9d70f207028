package org.aubade.program;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Hands the names of what has changed to whoever listens; one that does not keep up fails, and nobody waits for it. */
public final class ChangedNames {
    private static final int BUFFER = 1_024;

    private final List<MultiEmitter<? super String>> listeners = new CopyOnWriteArrayList<>();

    /** The names from the subscription on; never completes. */
    @CheckReturnValue
    public Multi<String> stream() {
        Consumer<MultiEmitter<? super String>> join = this::add;
        return Multi.createFrom().emitter(join, BUFFER);
    }

    /** What is called {@code name} has changed, or is gone. */
    public void tell(String name) {
        listeners.forEach(listener -> listener.emit(name));
    }

    private void add(MultiEmitter<? super String> listener) {
        listeners.add(listener);
        listener.onTermination(() -> listeners.remove(listener));
    }
}
