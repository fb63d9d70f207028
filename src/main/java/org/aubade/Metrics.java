package org.aubade;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.stream.Stream;
import org.aubade.device.Connection;
import org.aubade.device.IotService;
import org.aubade.run.RunService;
import org.aubade.run.RunState;
import org.aubade.schedule.Decision;
import org.aubade.schedule.ScheduleService;

/** Registers the metrics: devices by connection, active runs, ended runs by state, occurrences by decision, and discovery problems. */
@Singleton
class Metrics {
    void register(
            @Observes StartupEvent event,
            MeterRegistry registry,
            IotService devices,
            Discoveries discoveries,
            RunService runs,
            ScheduleService schedules) {
        Gauge.builder("aubade.runs.active", runs, RunService::activeCount)
                .description("Runs that are under way or wait for their turn.")
                .register(registry);
        Stream.of(RunState.values())
                .filter(RunState::isOver)
                .forEach(state -> FunctionCounter.builder(
                                "aubade.runs.ended", runs, service -> service.endedCount(state))
                        .description("Runs that have ended.")
                        .tag("state", state.name().toLowerCase(Locale.ROOT))
                        .register(registry));
        Stream.of(Decision.values())
                .forEach(decision -> FunctionCounter.builder(
                                "aubade.occurrences", schedules, service -> service.decidedCount(decision))
                        .description("Occurrences of schedules that have been decided.")
                        .tag("decision", decision.name().toLowerCase(Locale.ROOT))
                        .register(registry));
        Gauge.builder(
                        "aubade.discovery.troubles",
                        discoveries,
                        all -> all.problems().size())
                .description("What keeps devices from being found, such as a broker that cannot be reached.")
                .register(registry);
        Stream.of(Connection.values())
                .forEach(connection -> Gauge.builder("aubade.devices", devices, service -> count(service, connection))
                        .description("Registered devices.")
                        .tag("connection", connection.name().toLowerCase(Locale.ROOT))
                        .register(registry));
    }

    private static long count(IotService devices, Connection connection) {
        return devices.devices().stream()
                .filter(device -> device.connection() == connection)
                .count();
    }
}
