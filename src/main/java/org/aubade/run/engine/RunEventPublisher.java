package org.aubade.run.engine;

import io.smallrye.mutiny.Multi;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.aubade.event.EventHub;
import org.aubade.run.RunEvent;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what happens in one run, to those who listen to all runs and to those who follow this one. Called under the monitor
 * of the run's status, so that the order of the events is the order of the changes; it only fills the listeners' buffers.
 */
final class RunEventPublisher {
    private final EventHub<RunEvent> everybody;

    /** Made when the first follower comes. */
    private @Nullable EventHub<RunEvent> followers;

    private boolean completed;

    RunEventPublisher(EventHub<RunEvent> everybody) {
        this.everybody = everybody;
    }

    /** Publishes {@code event}, which is made only if somebody listens. */
    void publish(Supplier<RunEvent> event) {
        publish(event, event);
    }

    /** Publishes one event for many changes: {@code whole} to the followers of the run, {@code summary} to everybody else. */
    void publish(Supplier<RunEvent> whole, Supplier<RunEvent> summary) {
        everybody.publish(summary);
        if (followers != null) {
            followers.publish(whole);
        }
    }

    /**
     * A stream for one follower, called on {@code executor}: {@code first}, then every event to the end of the run.
     *
     * @param first makes the first event; called when the follower subscribes
     * @param buffer how many events a follower may lag behind, if that is more than usual
     * @param monitor held while the first event is made and the follower is added, so that it misses no event between the two
     */
    Multi<RunEvent> follow(Supplier<RunEvent> first, Executor executor, int buffer, Object monitor) {
        EventHub<RunEvent> hub = followers == null ? new EventHub<>(executor, buffer) : followers;
        followers = hub;
        return hub.stream(follower -> {
            synchronized (monitor) {
                follower.emit(first.get());
                if (completed) {
                    follower.complete();
                } else {
                    hub.add(follower);
                }
            }
        });
    }

    /** No event follows. */
    void complete() {
        completed = true;
        if (followers != null) {
            followers.complete();
        }
    }
}
