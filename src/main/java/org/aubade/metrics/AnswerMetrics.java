package org.aubade.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.aubade.device.AnswerListener;
import org.aubade.device.Device;
import org.aubade.device.DeviceKind;

/** Measures how long devices take to answer, by driver and kind. */
@Singleton
class AnswerMetrics implements AnswerListener {
    private record Key(String driver, DeviceKind kind, boolean carriedOut) {}

    private final MeterRegistry registry;
    private final Map<Key, Timer> timers = new ConcurrentHashMap<>();

    AnswerMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void ended(Device device, Duration taken, boolean carriedOut) {
        timers.computeIfAbsent(new Key(device.driver(), device.kind(), carriedOut), this::timer)
                .record(taken);
    }

    private Timer timer(Key key) {
        return Timer.builder("aubade.device.answer")
                .description(
                        "The time from sending a message to a device until its answer, a timeout or a cancellation.")
                .tag("driver", key.driver())
                .tag("kind", key.kind().name().toLowerCase(Locale.ROOT))
                .tag("outcome", key.carriedOut() ? "done" : "failed")
                .serviceLevelObjectives(
                        Duration.ofMillis(20),
                        Duration.ofMillis(100),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10))
                .register(registry);
    }
}
