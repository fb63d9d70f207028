package org.aubade.device;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.aubade.event.EventHub;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Publishes an event for each change of a device's state or availability, in order, whichever thread reports the change. */
final class StateEventPublisher {
    private static final Logger LOG = Logger.getLogger("aubade.device");

    private final Supplier<RegisteredDevice> snapshot;
    private final EventHub<DeviceEvent> events;

    /**
     * The changes that were reported and not checked yet. The thread that raises this from zero checks for all, so that two
     * threads cannot publish an older state last, and the device is asked for its state without a lock.
     */
    private final AtomicInteger reported = new AtomicInteger();

    /** What the last event said; used only by the thread that checks. */
    private @Nullable Published last;

    private record Published(Availability availability, DeviceState state) {}

    StateEventPublisher(Supplier<RegisteredDevice> snapshot, EventHub<DeviceEvent> events) {
        this.snapshot = snapshot;
        this.events = events;
    }

    /** Something may have changed: publishes an event if it has, unless another thread does. */
    void check() {
        if (reported.getAndIncrement() != 0) {
            return;
        }
        int seen = 1;
        do {
            publishIfChanged();
            seen = reported.addAndGet(-seen);
        } while (seen != 0);
    }

    /** Throws nothing, since the count would stay above zero and no change would be published any more. */
    private void publishIfChanged() {
        try {
            RegisteredDevice now = snapshot.get();
            Published current = new Published(now.availability(), now.state());
            if (!current.equals(last)) {
                last = current;
                events.publish(() -> new DeviceEvent(DeviceEvent.Change.STATE, now));
            }
        } catch (RuntimeException | Error broken) {
            LOG.error("A change of a device could not be published.", broken);
        }
    }
}
