package org.aubade;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.aubade.device.Connection;
import org.aubade.device.IotService;
import org.aubade.run.RunService;
import org.aubade.time.TimeSource;
import org.jboss.logging.Logger;

/** Starts and stops devices, schedules and runs with the application. */
@Singleton
class Lifecycle {
    private static final Logger LOG = Logger.getLogger("aubade");

    private final IotService devices;
    private final Discoveries discoveries;
    private final RunService runs;
    private final BackgroundWork background;
    private final Duration grace;
    private final AtomicBoolean stopped = new AtomicBoolean();

    Lifecycle(
            IotService devices,
            Discoveries discoveries,
            RunService runs,
            BackgroundWork background,
            AubadeConfig config) {
        this.devices = devices;
        this.discoveries = discoveries;
        this.runs = runs;
        this.background = background;
        this.grace = config.shutdown().grace();
    }

    /**
     * Loads the programs and starts to connect the devices; messages to a device wait until it is connected. Interrupted runs
     * and schedules start after discovery, or after the time that it has at most: a run that is asked for by a schedule would fail if
     * its devices were not registered yet.
     */
    void start(@Observes StartupEvent event, ProgramFiles programs, TimeSource time) {
        programs.load();
        Instant began = time.now();
        devices.open()
                .invoke(() -> report(Duration.between(began, time.now())))
                .subscribe()
                .with(_ -> {}, failure -> LOG.error("The home's devices could not be registered.", failure));
        discoveries
                .open(devices)
                .subscribe()
                .with(_ -> background.start(), failure -> LOG.error("Devices could not be looked for.", failure));
    }

    /** Stops while requests are still answered, so that clients that wait for a run or follow it learn how it ended. */
    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        stopOnce();
    }

    /** Stops if there was no shutdown delay, as in development mode. */
    void stop(@Observes ShutdownEvent event) {
        stopOnce();
    }

    /** Stops schedules and recovery, waits for messages in flight, ends the runs (durable ones go on in the next process), and disconnects the devices. */
    private void stopOnce() {
        if (!stopped.compareAndSet(false, true)) {
            return;
        }
        background.stop();
        runs.drain();
        if (!within(grace, devices.drain())) {
            LOG.warnf("Messages were still under way after %d ms and are given up.", grace.toMillis());
        }
        runs.close();
        if (!within(grace, devices.close())) {
            LOG.warnf("Devices were still connected after %d ms.", grace.toMillis());
        }
        if (!within(grace, discoveries.close())) {
            LOG.warnf("What finds devices had not ended after %d ms.", grace.toMillis());
        }
    }

    private void report(Duration taken) {
        long connected = devices.devices().stream()
                .filter(device -> device.connection() == Connection.CONNECTED)
                .count();
        LOG.infof(
                "%d of %d devices connected in %d ms.",
                connected, devices.devices().size(), taken.toMillis());
    }

    private static boolean within(Duration limit, Uni<Void> action) {
        try {
            action.await().atMost(limit);
            return true;
        } catch (TimeoutException _) {
            return false;
        } catch (RuntimeException broken) {
            LOG.error("Stopping broke and goes on with the next thing.", broken);
            return true;
        }
    }
}
