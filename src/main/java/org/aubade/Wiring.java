package org.aubade;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aubade.access.AccessStore;
import org.aubade.access.audit.AuditStore;
import org.aubade.device.Device;
import org.aubade.device.DeviceId;
import org.aubade.device.DeviceSettings;
import org.aubade.driver.mopidy.MopidyDriver;
import org.aubade.driver.simulated.SimulatedConfig;
import org.aubade.driver.simulated.SimulatedDriver;
import org.aubade.metrics.MeasuredRunStore;
import org.aubade.metrics.RunMetrics;
import org.aubade.program.catalog.ProgramCatalog;
import org.aubade.run.RunService;
import org.aubade.run.RunSettings;
import org.aubade.run.journal.RunStore;
import org.aubade.schedule.Alarms;
import org.aubade.schedule.NextOccurrences;
import org.aubade.schedule.ObservedScheduleStore;
import org.aubade.schedule.ScheduleService;
import org.aubade.schedule.ScheduleStore;
import org.aubade.schedule.calendar.HomePlace;
import org.aubade.schedule.dispatch.OccurrenceDispatcher;
import org.aubade.time.TimeSource;

/** Produces the beans that the features take in their constructors. */
@ApplicationScoped
class Wiring {
    /** The precision of instants in the databases; the clock has the same, so that an instant is equal before and after it was stored. */
    private static final Duration TICK = ChronoUnit.MICROS.getDuration();

    /** The timer has one thread, so that tasks run in the order in which they fall due. Nothing that blocks may run on it. */
    @Produces
    @Singleton
    TimeSource time() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
                1, task -> Thread.ofPlatform().name("aubade-timer").daemon().unstarted(task));
        timer.setRemoveOnCancelPolicy(true);
        return new TimeSource(Clock.tick(Clock.systemUTC(), TICK), timer);
    }

    void stop(@Disposes TimeSource time) {
        time.timer().shutdownNow();
    }

    /** The devices that are beans or configured. A Mopidy speaker replaces the simulated device with the same id. */
    @Produces
    @Singleton
    List<Device> home(@All List<Device> beans, SimulatedConfig simulated, MopidyDriver mopidy) {
        List<Device> speakers = mopidy.configured();
        Set<DeviceId> taken = speakers.stream().map(Device::id).collect(Collectors.toSet());
        Stream<Device> others = beans.stream()
                .filter(device -> !device.driver().equals(SimulatedDriver.NAME)
                        || (simulated.enabled() && !taken.contains(device.id())));
        return Stream.concat(others, speakers.stream())
                .sorted(Comparator.comparing(Device::id))
                .toList();
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
        return new RunSettings(config.runs().maxActive(), config.runs().maxQueued(), NodeName.of(config));
    }

    @Produces
    @Singleton
    ProgramCatalog programs(Storage storage) {
        return storage.programs();
    }

    @Produces
    @Singleton
    RunStore runs(Storage storage, MeterRegistry registry) {
        return new MeasuredRunStore(storage.runs(), registry);
    }

    @Produces
    @Singleton
    HomePlace place(AubadeConfig config) {
        AubadeConfig.Home home = config.home();
        return HomePlace.of(ZoneId.systemDefault(), home.zone(), home.latitude(), home.longitude());
    }

    @Produces
    @Singleton
    ScheduleStore scheduleStore(Storage storage) {
        return storage.schedules();
    }

    @Produces
    @Singleton
    AccessStore access(Storage storage) {
        return storage.access();
    }

    @Produces
    @Singleton
    AuditStore audit(Storage storage) {
        return storage.audit();
    }

    @Produces
    @Singleton
    Alarms alarms(Storage storage) {
        return storage.alarms();
    }

    @Produces
    @Singleton
    ScheduleService schedules(
            ScheduleStore store,
            Alarms alarms,
            HomePlace home,
            ProgramCatalog programs,
            RunService runs,
            RunMetrics metrics,
            Discoveries discoveries,
            TimeSource time) {
        ObservedScheduleStore observed = new ObservedScheduleStore(store, metrics::decided);
        NextOccurrences occurrences = new NextOccurrences(home);
        return new ScheduleService(
                observed,
                alarms,
                occurrences,
                new OccurrenceDispatcher(observed, programs, runs, occurrences, discoveries::isFinding, time),
                time);
    }
}
