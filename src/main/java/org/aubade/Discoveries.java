package org.aubade;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.aubade.device.IotService;
import org.aubade.driver.Discovery;
import org.aubade.time.TimeSource;
import org.jboss.logging.Logger;

/** Opens and closes everything that finds devices. */
@Singleton
class Discoveries {
    private static final Logger LOG = Logger.getLogger("aubade.device");

    private static final Uni<Void> NOTHING = Uni.createFrom().voidItem();

    private final List<Discovery> all;
    private final Duration limit;
    private final TimeSource time;
    private volatile boolean finding;

    Discoveries(@All List<Discovery> all, AubadeConfig config, TimeSource time) {
        this.all = List.copyOf(all);
        this.limit = config.devices().discoveryTimeout();
        this.time = time;
    }

    /**
     * Begins; completes when the devices that are known at the start are registered, or after the configured time: before this
     * method returns, or on a thread that may block.
     */
    Uni<Void> open(IotService home) {
        Thread starter = Thread.currentThread();
        finding = true;
        // Memoized: the timeout below cancels only the wait, and discovery continues.
        return forEach(discovery -> discovery.open(home))
                .invoke(() -> finding = false)
                .memoize()
                .indefinitely()
                .ifNoItem()
                .after(limit)
                .on(time.timer())
                .recoverWithUni(() -> {
                    LOG.warnf(
                            "Devices were still being looked for after %d ms (aubade.devices.discovery-timeout): %s",
                            limit.toMillis(), problems());
                    return Uni.createFrom().voidItem();
                })
                .chain(() -> Thread.currentThread().equals(starter)
                        ? NOTHING
                        : NOTHING.emitOn(Infrastructure.getDefaultWorkerPool()));
    }

    /** Whether devices that are known at the start are still being found, which may take longer than {@link #open}. */
    boolean isFinding() {
        return finding;
    }

    /** Ends; completes when that is done. */
    Uni<Void> close() {
        return forEach(Discovery::close);
    }

    /** What keeps devices from being found, by subject. */
    Map<String, String> problems() {
        Map<String, String> problems = new TreeMap<>();
        all.forEach(discovery -> problems.putAll(discovery.problems()));
        return problems;
    }

    private Uni<Void> forEach(Function<Discovery, Uni<Void>> action) {
        List<Uni<Void>> actions = all.stream()
                .map(discovery -> Uni.createFrom()
                        .deferred(() -> action.apply(discovery))
                        .onFailure()
                        .invoke(failure -> LOG.errorf(failure, "The discovery %s broke.", discovery.name()))
                        .onFailure()
                        .recoverWithNull())
                .toList();
        return actions.isEmpty()
                ? NOTHING
                : Uni.join().all(actions).andCollectFailures().replaceWithVoid();
    }
}
