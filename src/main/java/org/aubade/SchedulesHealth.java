package org.aubade;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Whether every schedule file could be loaded, and what is due is decided; the service is live all the same. */
@Wellness
@Singleton
class SchedulesHealth implements HealthCheck {
    private final ScheduleFiles files;
    private final ScheduleOpening opening;

    SchedulesHealth(ScheduleFiles files, ScheduleOpening opening) {
        this.files = files;
        this.opening = opening;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("schedules").up();
        files.broken().forEach((file, why) -> answer.down().withData(file.toString(), why));
        opening.obstacle().ifPresent(why -> answer.down().withData("cause", why));
        return answer.build();
    }
}
