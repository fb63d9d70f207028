package org.aubade;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Shows schedule files that could not be loaded, and whether the schedules are open; the service is live in any case. */
@Wellness
@Singleton
class SchedulesHealth implements HealthCheck {
    private final ScheduleFiles files;
    private final ScheduleStartup startup;

    SchedulesHealth(ScheduleFiles files, ScheduleStartup startup) {
        this.files = files;
        this.startup = startup;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("schedules").up();
        files.broken().forEach((file, why) -> answer.down().withData(file.toString(), why));
        startup.obstacle().ifPresent(why -> answer.down().withData("cause", why));
        return answer.build();
    }
}
