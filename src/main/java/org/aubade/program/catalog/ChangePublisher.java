package org.aubade.program.catalog;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Publishes the names of programs or schedules that change. A subscriber that falls 1,024 names behind fails; publishing never waits for one. */
public final class ChangePublisher {
    private static final int BUFFER = 1_024;

    private final List<MultiEmitter<? super String>> listeners = new CopyOnWriteArrayList<>();

    /** The names that are published after the subscription; never completes. */
    @CheckReturnValue
    public Multi<String> stream() {
        Consumer<MultiEmitter<? super String>> join = this::add;
        return Multi.createFrom().emitter(join, BUFFER);
    }

    /** Publishes that the program or schedule {@code name} was written or deleted. Calls subscribers, so hold no lock. */
    public void publish(String name) {
        listeners.forEach(listener -> listener.emit(name));
    }

    private void add(MultiEmitter<? super String> listener) {
        listeners.add(listener);
        listener.onTermination(() -> listeners.remove(listener));
    }
}
