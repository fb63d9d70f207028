package org.aubade;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.stream.Collectors;
import org.aubade.device.DeviceId;
import org.aubade.device.IotService;
import org.aubade.run.RunService;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Says whether devices are still being found, and which of them interrupted runs wait for. It is never down: runs can start, and a
 * broker that is away would keep the service from ever being ready.
 */
@Readiness
@Singleton
class DiscoveryReadiness implements HealthCheck {
    private static final int SHOWN = 20;

    private final Discoveries discoveries;
    private final IotService devices;
    private final RunService runs;

    DiscoveryReadiness(Discoveries discoveries, IotService devices, RunService runs) {
        this.discoveries = discoveries;
        this.devices = devices;
        this.runs = runs;
    }

    @Override
    public HealthCheckResponse call() {
        int registered = devices.ids().size();
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("finding-devices").up().withData("registered", registered);
        if (discoveries.isFinding()) {
            answer.withData("finding", "devices are still being found; registered until now: " + registered);
        }
        Collection<DeviceId> awaited = runs.awaitedDevices();
        if (!awaited.isEmpty()) {
            answer.withData("awaited", describe(awaited));
        }
        return answer.build();
    }

    /** In words: how many devices interrupted runs wait for, and the first of them. */
    static String describe(Collection<DeviceId> awaited) {
        String first = awaited.stream().limit(SHOWN).map(DeviceId::value).collect(Collectors.joining(", "));
        return "interrupted runs wait for " + awaited.size() + " devices that are not found yet: " + first
                + (awaited.size() > SHOWN ? ", …" : "");
    }
}
