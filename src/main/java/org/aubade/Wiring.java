package org.aubade;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import org.aubade.device.Device;
import org.aubade.device.DeviceSettings;
import org.aubade.program.InMemoryProgramCatalog;
import org.aubade.program.ProgramCatalog;
import org.aubade.run.InMemoryRunHistory;
import org.aubade.run.RunHistory;
import org.aubade.run.RunSettings;
import org.aubade.time.TimeSource;

/** Makes the beans that the features take by constructor. */
@ApplicationScoped
class Wiring {
    /** Two at least, so that one long turn does not make every timer late. */
    private static final int TIMER_THREADS =
            Math.max(2, Runtime.getRuntime().availableProcessors());

    @Produces
    @Singleton
    TimeSource time() {
        AtomicInteger number = new AtomicInteger();
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(TIMER_THREADS, task -> Thread.ofPlatform()
                .name("aubade-timer-" + number.incrementAndGet())
                .daemon()
                .unstarted(task));
        timer.setRemoveOnCancelPolicy(true);
        return new TimeSource(Clock.systemUTC(), timer);
    }

    void stop(@Disposes TimeSource time) {
        time.timer().shutdownNow();
    }

    @Produces
    @Singleton
    List<Device> home(@All List<Device> beans) {
        return beans;
    }

    @Produces
    @Singleton
    DeviceSettings deviceSettings(AubadeConfig config) {
        AubadeConfig.Devices devices = config.devices();
        return new DeviceSettings(devices.messageTimeout(), devices.connectTimeout(), devices.queueLimit());
    }

    @Produces
    @Singleton
    RunSettings runSettings(AubadeConfig config) {
        return new RunSettings(config.runs().maxActive(), config.runs().maxQueued());
    }

    @Produces
    @Singleton
    ProgramCatalog programs() {
        return new InMemoryProgramCatalog();
    }

    @Produces
    @Singleton
    RunHistory history(AubadeConfig config) {
        return new InMemoryRunHistory(config.runs().remembered(), config.runs().rememberedSteps());
    }
}
