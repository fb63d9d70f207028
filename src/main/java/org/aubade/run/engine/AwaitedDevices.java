package org.aubade.run.engine;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import org.aubade.device.DeviceId;
import org.aubade.device.IotService;

/**
 * The devices that steps of interrupted runs wait for: they were there when the run began, and discovery may find them later than
 * the run goes on. Safe for any number of threads.
 */
final class AwaitedDevices {
    private final IotService devices;
    private final ScheduledExecutorService timer;

    /** Who waits for each, in order. A set is changed only by {@code compute} of its key, and has left the map when it is read. */
    private final Map<DeviceId, Set<UniEmitter<? super Void>>> waiting = new ConcurrentHashMap<>();

    AwaitedDevices(IotService devices, ScheduledExecutorService timer) {
        this.devices = devices;
        this.timer = timer;
        devices.onRegistration(this::registered);
    }

    /** Whether there is no such device now. */
    boolean isMissing(DeviceId id) {
        return !devices.isRegistered(id);
    }

    /**
     * Completes on the timer when the device is registered, or after {@code atMost}. Who waits for one device goes on in the order
     * of the subscriptions; who cancels is forgotten.
     */
    @CheckReturnValue
    Uni<Void> untilRegistered(DeviceId id, Duration atMost) {
        return Uni.createFrom()
                .<Void>emitter(waiter -> {
                    add(id, waiter);
                    waiter.onTermination(() -> remove(id, waiter));
                    // It may have been registered before the waiter was there.
                    if (!isMissing(id)) {
                        waiter.complete(null);
                    }
                })
                .ifNoItem()
                .after(atMost)
                .on(timer)
                .recoverWithUni(() -> Uni.createFrom().voidItem())
                .emitOn(timer);
    }

    /** Their ids, in order. */
    Collection<DeviceId> ids() {
        return new TreeSet<>(waiting.keySet());
    }

    private void registered(DeviceId id) {
        Set<UniEmitter<? super Void>> waiters = waiting.remove(id);
        if (waiters != null) {
            waiters.forEach(waiter -> waiter.complete(null));
        }
    }

    private void add(DeviceId id, UniEmitter<? super Void> waiter) {
        waiting.compute(id, (_, known) -> {
            Set<UniEmitter<? super Void>> waiters = known == null ? new LinkedHashSet<>() : known;
            waiters.add(waiter);
            return waiters;
        });
    }

    private void remove(DeviceId id, UniEmitter<? super Void> waiter) {
        waiting.computeIfPresent(id, (_, waiters) -> {
            waiters.remove(waiter);
            return waiters.isEmpty() ? null : waiters;
        });
    }
}
