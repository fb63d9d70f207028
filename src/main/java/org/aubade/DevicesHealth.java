package org.aubade;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import org.aubade.device.Connection;
import org.aubade.device.IotService;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Shows the devices that are not connected; the service is live and ready all the same. */
@Wellness
@Singleton
class DevicesHealth implements HealthCheck {
    private final IotService devices;

    DevicesHealth(IotService devices) {
        this.devices = devices;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("devices").up();
        answer.withData("registered", devices.devices().size());
        devices.devices().stream()
                .filter(device -> device.connection() == Connection.DISCONNECTED)
                .limit(20)
                .forEach(device -> answer.down().withData(device.id().value(), "is not connected"));
        return answer.build();
    }
}
