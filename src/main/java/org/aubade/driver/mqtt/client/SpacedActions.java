package org.aubade.driver.mqtt.client;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.aubade.time.TimeSource;

/**
 * Actions that wait for a connection. Once it is ready they run one after the other with a pause between, so that messages
 * that were queued during an outage do not all arrive at once. Every method runs on the broker's executor.
 */
final class SpacedActions {
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final BooleanSupplier ready;
    private final SerialExecutor executor;
    private final TimeSource time;
    private final Deque<Runnable> waiting = new ArrayDeque<>();

    /** Whether the next action is already scheduled. */
    private boolean scheduled;

    SpacedActions(BooleanSupplier ready, SerialExecutor executor, TimeSource time) {
        this.ready = ready;
        this.executor = executor;
        this.time = time;
    }

    /** Runs {@code action} when those before it have run, at once if there are none and the connection is ready. */
    void add(Runnable action) {
        waiting.add(action);
        proceed();
    }

    /** Takes {@code action} back if it has not run yet. */
    void remove(Runnable action) {
        waiting.remove(action);
    }

    /** Called when the connection may have become ready; the next action runs, unless it is scheduled already. */
    void proceed() {
        if (!scheduled) {
            runNext();
        }
    }

    private void runNext() {
        scheduled = false;
        Runnable next = ready.getAsBoolean() ? waiting.poll() : null;
        if (next == null) {
            return;
        }
        try {
            next.run();
        } finally {
            if (!waiting.isEmpty()) {
                scheduled = true;
                var _ = time.timer()
                        .schedule(() -> executor.execute(this::runNext), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }
}
