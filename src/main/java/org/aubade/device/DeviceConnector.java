package org.aubade.device;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.aubade.text.LogText;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Connects and disconnects one device: each attempt has a timeout, and attempts can be repeated in the background. */
final class DeviceConnector {
    private static final Logger LOG = Logger.getLogger("aubade.device");
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration SECOND_RETRY = Duration.ofSeconds(2);
    private static final Duration LAST_RETRY = Duration.ofMinutes(1);

    private final DeviceId id;
    private final Device device;
    private final Duration timeout;
    private final ScheduledExecutorService timer;
    private volatile boolean stopped;
    private volatile @Nullable Cancellable retrying;

    DeviceConnector(DeviceId id, Device device, Duration timeout, ScheduledExecutorService timer) {
        this.id = id;
        this.device = device;
        this.timeout = timeout;
        this.timer = timer;
    }

    /** Whether the device is to be disconnected, so that no attempt to connect counts any more. */
    boolean isStopped() {
        return stopped;
    }

    /** One attempt to connect; fails if the device does, or takes too long. */
    Uni<Void> connect() {
        return Uni.createFrom()
                .deferred(device::connect)
                .ifNoItem()
                .after(timeout)
                .on(timer)
                .failWith(() -> late("could not be connected"))
                .chain(this::disconnectIfStopped);
    }

    /** A device that was removed during the attempt must not stay connected. */
    private Uni<Void> disconnectIfStopped() {
        return !stopped
                ? Uni.createFrom().voidItem()
                : disconnect()
                        .onItemOrFailure()
                        .transformToUni((_, _) -> Uni.createFrom()
                                .failure(new DeviceRefused(id, "was removed while it was being connected")));
    }

    /** Makes {@code attempt} in the background, again and again with growing delays, until it succeeds or this is stopped. */
    void retry(Supplier<Uni<Void>> attempt) {
        retrying = Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .onExecutor(timer)
                .by(FIRST_RETRY)
                .chain(() -> attempt.get()
                        .onFailure()
                        .retry()
                        .withBackOff(SECOND_RETRY, LAST_RETRY)
                        .withJitter(0)
                        .withExecutor(timer)
                        .indefinitely())
                .subscribe()
                .with(
                        _ -> LOG.infof("%s is reachable again.", LogText.oneLine(device.name())),
                        failure -> LOG.warnf(
                                "%s is given up: %s",
                                LogText.oneLine(device.name()), LogText.oneLine(String.valueOf(failure.getMessage()))));
        // It may have been stopped before the handle was there.
        if (stopped) {
            stop();
        }
    }

    /** Makes no further attempt to connect. */
    void stop() {
        stopped = true;
        Cancellable current = retrying;
        if (current != null) {
            current.cancel();
        }
    }

    /** Stops, and makes one attempt to disconnect. */
    Uni<Void> disconnect() {
        return Uni.createFrom()
                .deferred(() -> {
                    stop();
                    return device.disconnect();
                })
                .ifNoItem()
                .after(timeout)
                .on(timer)
                .failWith(() -> late("did not disconnect"));
    }

    private DeviceRefused late(String what) {
        return new DeviceRefused(id, what + " within " + timeout.toMillis() + " ms");
    }
}
