package org.aubade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aubade.device.DeviceSettings;
import org.aubade.device.IotService;
import org.aubade.program.catalog.InMemoryProgramCatalog;
import org.aubade.program.catalog.StoreUnavailable;
import org.aubade.run.RunSettings;
import org.aubade.run.engine.RunEngine;
import org.aubade.run.journal.InMemoryRunStore;
import org.aubade.schedule.ForwardingStore;
import org.aubade.schedule.InMemoryScheduleStore;
import org.aubade.schedule.NextOccurrences;
import org.aubade.schedule.ObservedScheduleStore;
import org.aubade.schedule.ScheduleService;
import org.aubade.schedule.ScheduleState;
import org.aubade.schedule.StoredSchedule;
import org.aubade.schedule.TimerAlarms;
import org.aubade.schedule.calendar.HomePlace;
import org.aubade.schedule.dispatch.OccurrenceDispatcher;
import org.aubade.time.VirtualTime;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;

class ScheduleStartupTest {
    private static final HomePlace HOME = new HomePlace(ZoneId.of("UTC"), null);

    private final VirtualTime time = new VirtualTime();
    private final AwayStore store = new AwayStore();
    private final ScheduleService schedules = schedules();
    private final ScheduleStartup startup =
            new ScheduleStartup(new ScheduleFiles(HOME, config()), schedules, HOME, time.source());

    @Test
    void opening_is_tried_again_every_three_seconds_until_the_store_is_there() {
        startup.start();
        await().until(() -> startup.obstacle().equals(Optional.of("the store is away; wait for it")));
        await().until(() -> time.pending() == 1);
        store.away = false;
        time.advance(Duration.ofMillis(2_999));
        assertThat(startup.obstacle()).isPresent();

        time.advance(Duration.ofMillis(1));

        await().until(() -> startup.obstacle().isEmpty());
        assertThat(schedules.list().await().indefinitely())
                .extracting(StoredSchedule::name)
                .containsExactly("morning", "night");
    }

    @Test
    void once_it_has_ended_it_is_not_tried_again() {
        startup.start();
        await().until(() -> time.pending() == 1);

        startup.stop();

        assertThat(time.pending()).isZero();
    }

    @Test
    void health_says_that_schedules_began_anew_since_the_clock_was_ahead() {
        store.away = false;
        startup.start();
        await().until(() -> startup.obstacle().isEmpty());
        SchedulesHealth health = new SchedulesHealth(new ScheduleFiles(HOME, config()), startup, schedules);
        assertThat(health.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        StoredSchedule night = schedules.find("night").await().indefinitely().orElseThrow();
        Instant ahead = time.now().plus(Duration.ofDays(40));
        ScheduleState state = new ScheduleState(
                ahead, null, null, null, Set.of(), night.state().basis());
        store.write(night.withState(state), List.of()).await().indefinitely();

        time.advance(Duration.ofMinutes(1));

        assertThat(health.call().getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
        assertThat(health.call().getData().orElseThrow())
                .extractingByKey("clock")
                .asString()
                .contains("'night' was decided up to " + ahead);
        startup.stop();
    }

    private ScheduleService schedules() {
        var programs = new InMemoryProgramCatalog();
        var devices = new IotService(List.of(), DeviceSettings.DEFAULT, time.source());
        var runs = new RunEngine(devices, programs, new InMemoryRunStore(1, 100), RunSettings.DEFAULT, time.source());
        var observed = new ObservedScheduleStore(store);
        var occurrences = new NextOccurrences(HOME);
        return new ScheduleService(
                observed,
                new TimerAlarms(time.source()),
                occurrences,
                new OccurrenceDispatcher(observed, programs, runs, occurrences, () -> false, time.source()),
                time.source());
    }

    private static AubadeConfig config() {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 100, new DurationConverter())
                .withMapping(AubadeConfig.class)
                .withSources(new PropertiesConfigSource(
                        Map.of("aubade.schedules.directory", "target/no-schedules"), "test", 100))
                .build()
                .getConfigMapping(AubadeConfig.class);
    }

    /** A store that cannot be reached at first. */
    private static final class AwayStore extends ForwardingStore {
        private volatile boolean away = true;

        AwayStore() {
            super(new InMemoryScheduleStore(10));
        }

        @Override
        public Uni<List<StoredSchedule>> list() {
            return away
                    ? Uni.createFrom().failure(new StoreUnavailable("the store is away; wait for it", null))
                    : super.list();
        }
    }
}
