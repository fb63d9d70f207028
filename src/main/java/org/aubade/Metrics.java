package org.aubade;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.stream.Stream;
import org.aubade.device.Connection;
import org.aubade.device.IotService;
import org.aubade.metrics.RunMetrics;
import org.aubade.run.RunService;

/** Registers what is read when somebody asks: devices by connection, active and waiting runs, waiting messages, discovery problems. */
@Singleton
class Metrics {
    void register(
            @Observes StartupEvent event,
            MeterRegistry registry,
            IotService devices,
            Discoveries discoveries,
            RunService runs,
            RunMetrics measured) {
        runs.addListener(measured);
        Gauge.builder("aubade.runs.active", runs, RunService::activeCount)
                .description("Runs that are under way or wait for their turn.")
                .register(registry);
        Gauge.builder("aubade.runs.waiting", runs, RunService::waitingCount)
                .description("Runs that wait for their turn.")
                .register(registry);
        Gauge.builder("aubade.messages.waiting", devices, IotService::waitingCount)
                .description("Messages that wait for their devices.")
                .register(registry);
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
